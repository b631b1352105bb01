using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class TerminatingADeal
{
    private static readonly DealTerminated Mutually = new() { Deal = "d", Cause = TerminationCause.Mutual };

    private static readonly DealTerminated ForCause = new() { Deal = "d", Cause = TerminationCause.ForCause };

    [Fact]
    public void ends_it_and_closes_what_is_owed_under_it()
    {
        var terminated = Given.ADeal().Owing(5.Usd(), deal: "d").Owing(7.Usd(), "apart").And("2025-06-01", Mutually);

        terminated.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.Terminated && d.EndedBy != null && d.EndedBy.Entry.Id == "e5");
        terminated.Commitment.Should().Match<Commitment>(c => !c.IsOpen && c.Lifecycle == CommitmentLifecycle.EndedWithDeal && c.Outstanding == Nothing);
        terminated.Partnership.FindCommitment("apart").Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 7.Usd());
        terminated.AsOf("2025-05-31").Commitment.IsOpen.Should().BeTrue();
    }

    [Fact]
    public void ends_the_options_that_it_granted() =>
        Given.ADeal().And("2025-01-10", new OptionGranted { Option = "o", Deal = "d", Holder = "ann", Amount = 3.Usd(), Makes = "more", Debtor = "ann", Creditor = "bob" })
            .And("2025-06-01", Mutually).Option.Should().Match<Option>(o => o.Lifecycle == OptionLifecycle.Ended && o.Left == Nothing);

    [Fact]
    public void leaves_the_deals_under_it_alone() =>
        Given.ADeal().And("2025-01-10", new DealSigned { Deal = "order", Master = "d", Commitments = [Made(5.Usd())] }).And("2025-06-01", Mutually).Should().Match<Story>(story =>
            story.Partnership.Deals.Single(deal => deal.Id == "order").Lifecycle == DealLifecycle.InEffect && story.Commitment.IsOpen);

    [Fact]
    public void keeps_open_what_was_made_to_survive() =>
        Given.ADeal().Owing(5.Usd(), deal: "d", survives: true).And("2025-06-01", Mutually).Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 5.Usd());

    [Fact]
    public void keeps_open_with_so_much_what_it_says_survives() =>
        Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-06-01", Mutually with { Survives = [Stays(2.Usd())] }).Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 2.Usd());

    [Fact]
    public void keeps_no_more_than_can_have_stood() =>
        Given.ADeal().Owing(5.UpToUsd(), deal: "d").And("2025-06-01", Mutually with { Survives = [Stays(2.UsdOrMore())] }).Commitment.Outstanding.Should().Be(2.ToUsd(5));

    [Fact]
    public void lets_no_more_survive_than_stood() =>
        Given.ADeal().Owing(5.Usd(), deal: "d").Refusal("2025-06-01", Mutually with { Survives = [Stays(6.Usd())] })
            .Should().Be("e4 more-than-outstanding: $6 of commitment c survive with $5 outstanding; no more than is outstanding can survive.");

    [Fact]
    public void lets_only_survive_what_is_open_under_it_in_its_unit()
    {
        Given.ADeal().Owing(5.Usd()).Refusal("2025-06-01", Mutually with { Survives = [Stays(2.Usd())] })
            .Should().Be("e4 not-under-the-deal: Commitment c is not under deal d; only a commitment under the deal can survive it.");
        Given.ADeal().Conflict("2025-06-01", Mutually with { Survives = [Stays(2.Usd())] }).Should().Be("e3 not-committed");
        Given.ADeal().Owing(5.Usd(), deal: "d").Conflict("2025-06-01", Mutually with { Survives = [Stays(2.Gpu())] }).Should().Be("e4 mixed-units");
    }

    [Fact]
    public void names_each_surviving_commitment_once()
    {
        Given.ADeal().Fault(Mutually with { Survives = [Stays(2.Usd()), Stays(3.Usd())] }).Should().Be("Entry e3, survives: A commitment is named twice; it survives with one amount.");
        Given.ADeal().Fault(Mutually with { Survives = [null!] }).Should().Be("Entry e3, survives: An item of the list is null; each item must have a value.");
    }

    [Theory]
    [InlineData("2025-06-30", "e4 within-cure")]
    [InlineData("2025-07-01", "e4 within-cure")]
    [InlineData("2025-07-02", "accepted")]
    public void for_cause_waits_for_the_last_day_of_cure(string day, string answer) => Breached("b", "2025-06-01", 30).Conflict(day, ForCause).Should().Be(answer);

    [Fact]
    public void for_cause_says_until_when_the_breach_can_be_cured() =>
        Breached("b", "2025-06-01", 30).Refusal("2025-07-01", ForCause)
            .Should().Be("e4 within-cure: Deal d is terminated for cause on 2025-07-01; breach b can be cured until 2025-07-01, and the deal terminated for it from the day after.");

    [Fact]
    public void for_cause_needs_one_breach_that_can_be_cured_no_longer()
    {
        Given.ADeal().And("2025-06-01", Notified("b", 30)).And("2025-06-01", Notified("other", 5)).Conflict("2025-06-07", ForCause).Should().Be("accepted");
        Given.ADeal().And("2025-06-01", Notified("b", 30)).And("2025-06-01", Notified("other", null)).Conflict("2025-06-01", ForCause).Should().Be("accepted");
    }

    [Theory]
    [InlineData(TerminationCause.Convenience)]
    [InlineData(TerminationCause.Mutual)]
    [InlineData(TerminationCause.ByLaw)]
    [InlineData(TerminationCause.ConditionFailed)]
    public void for_another_cause_need_not_wait_for_a_cure(TerminationCause cause) =>
        Breached("b", "2025-06-01", 30).Conflict("2025-06-02", new DealTerminated { Deal = "d", Cause = cause }).Should().Be("accepted");

    [Fact]
    public void is_of_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-06-01", Mutually).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-06-01", Mutually).Refusal("2025-06-02", Mutually)
            .Should().Be("e4 deal-ended: Deal d was terminated on 2025-06-01; only a deal that has not ended can be terminated.");
    }

    [Fact]
    public void breaks_a_later_performance_where_it_is_back_dated() =>
        Given.ADeal().Owing(5.Usd(), deal: "d").And("2025-07-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }).Conflict("2025-06-01", Mutually).Should().Be("e4 already-closed");

    [Fact]
    public void leaves_commitments_open_at_nothing_to_what_stood_where_it_is_disputed()
    {
        var disputed = Given.ADeal().Owing(5.Usd(), deal: "d").AndDisputed("2025-06-01", Mutually with { Survives = [Stays(2.Usd())] });

        disputed.Deal.Should().Match<Deal>(d => d.Lifecycle == DealLifecycle.InEffect && d.IsContested);
        disputed.Commitment.Should().Match<Commitment>(c => c.IsOpen && c.Outstanding == 0.ToUsd(5) && c.IsContested);
    }

    private static SurvivingAmount Stays(Amount amount) => new() { Commitment = "c", Amount = amount };

    private static BreachNotified Notified(string breach, int? days) => new() { Breach = breach, Deal = "d", Party = "ann", CureDays = days };

    private static Story Breached(string breach, string day, int days) => Given.ADeal().And(day, Notified(breach, days));
}
