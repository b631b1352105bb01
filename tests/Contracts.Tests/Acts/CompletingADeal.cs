namespace Contracts.Tests.Acts;

public sealed class CompletingADeal
{
    private static readonly DealCompleted Completed = new() { Deal = "d" };

    [Fact]
    public void ends_it_and_closes_what_is_open_at_nothing()
    {
        var completed = Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).And("2025-06-01", Completed);

        completed.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.Completed && d.EndedBy != null && !d.IsContested);
        completed.Commitment.Should().Match<Commitment>(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.EndedWithDeal && c.Performed == 5.Usd());
    }

    [Fact]
    public void waits_until_nothing_is_certainly_outstanding()
    {
        Given.ADeal().Owing(5.Usd(), deal: "d").Refusal("2025-06-01", Completed)
            .Should().Be("e4 outstanding-commitments: Deal d is completed with c outstanding; a deal is completed when nothing is outstanding.");
        Given.ADeal().Owing(5.UpToUsd(), deal: "d").Conflict("2025-06-01", Completed).Should().Be("accepted");
        Given.ADeal().Owing(5.Usd()).Conflict("2025-06-01", Completed).Should().Be("accepted");
    }

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-06-01", Completed).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-06-01", Completed).Conflict("2025-06-01", Completed).Should().Be("e4 deal-ended");
    }

    [Fact]
    public void breaks_a_later_increase_where_it_is_back_dated() =>
        Given.ADeal().Owing(0.Usd(), deal: "d").And("2025-07-01", new CommitmentIncreased { Commitment = "c", By = 5.Usd() }).Conflict("2025-06-01", Completed).Should().Be("e4 already-closed");

    [Fact]
    public void leaves_commitments_open_at_nothing_to_what_stood_where_it_is_disputed() =>
        Given.ADeal().Owing(5.UpToUsd(), deal: "d").AndDisputed("2025-06-01", Completed)
            .Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding.Min == 0 && c.Outstanding.Max == 5 && c.IsContested);
}
