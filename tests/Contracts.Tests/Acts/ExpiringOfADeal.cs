using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ExpiringOfADeal
{
    private static readonly DealExpired Expired = new() { Deal = "d" };

    [Theory]
    [InlineData("2025-12-30", "e3 before-the-term-ends")]
    [InlineData("2025-12-31", "e3 before-the-term-ends")]
    [InlineData("2026-01-01", "accepted")]
    [InlineData("2025", "e3 before-the-term-ends")]
    [InlineData("2026-01", "accepted")]
    public void takes_effect_after_the_last_day_of_the_term(string day, string answer) => Given.ADeal(to: "2025-12-31").Conflict(day, Expired).Should().Be(answer);

    [Theory]
    [InlineData("2025-12-31", "e3 before-the-term-ends")]
    [InlineData("2026-01-01", "accepted")]
    public void takes_effect_after_the_last_day_that_the_term_may_mean(string day, string answer) => Given.ADeal(to: "2025").Conflict(day, Expired).Should().Be(answer);

    [Fact]
    public void says_from_when_on_it_can_expire() =>
        Given.ADeal(to: "2025-12").Refusal("2025-12-31", Expired)
            .Should().Be("e3 before-the-term-ends: Deal d expires on 2025-12-31 with a term to 2025-12; it can expire from the day after 2025-12-31.");

    [Fact]
    public void ends_it_and_closes_what_does_not_survive()
    {
        var expired = Given.ADeal(to: "2025-12-31").Owing(5.Usd(), deal: "d").Owing(7.Usd(), "fees", "d", survives: true).And("2026-01-01", Expired);

        expired.Deal.Lifecycle.Should().Be(DealLifecycle.Expired);
        expired.Commitment.Should().Match<Commitment>(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.EndedWithDeal && c.Outstanding == Nothing);
        expired.Partnership.FindCommitment("fees").Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 7.Usd());
    }

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2026-01-01", Expired).Should().Be("e2 unknown-deal");
        Given.ADeal(to: "2025-12-31").And("2026-01-01", Expired).Conflict("2026-01-02", Expired).Should().Be("e4 deal-ended");
    }

    [Fact]
    public void leaves_commitments_open_at_nothing_to_what_stood_where_it_is_disputed() =>
        Given.ADeal(to: "2025-12-31").Owing(5.Usd(), deal: "d").AndDisputed("2026-01-01", Expired)
            .Should().Match<Story>(story => story.Commitment.IsOpen && story.Commitment.Outstanding == 0.ToUsd(5) && story.Deal.Lifecycle == DealLifecycle.TermOver && story.Deal.IsContested);
}
