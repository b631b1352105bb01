using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class RealCases
{
    // FINOS Common Domain Model, functions/business-event/novation/partial-novation-func-input.json and -output.json (read at commit 917ac5e):
    // a trade of 10,000 USD is novated into 5,000 for the party that steps in and 8,000 that stay, and the model's function lets it pass;
    // docs/event-model.md says only in words that the two should match the original.
    [Fact]
    public void refuses_a_partial_novation_of_10_000_into_5_000_and_8_000_and_names_the_missing_conservation() =>
        Trade().Refusal("2018-04-04", new CommitmentNovated
        {
            Commitment = "swap", Novated = 5_000.Usd(), Kept = 8_000.Usd(), To = "stepped-in", Replaces = CommitmentSide.Debtor, ByParty = "lei3",
        }).Should().Be("e3 not-conserved: $5,000 novated and $8,000 kept add up to $13,000, and $10,000 was outstanding; what is novated and what is kept must add up to what was outstanding.");

    // FINOS Common Domain Model, functions/business-event/quantity-change/partial-termination-vanilla-swap-func.md (same commit):
    // a trade of 10,000 USD, decreased by 3,000, is left with 7,000.
    [Fact]
    public void leaves_7_000_of_10_000_reduced_by_3_000()
    {
        var reduced = Trade().And("2019-12-12", new CommitmentReduced { Commitment = "swap", By = 3_000.Usd() }).Partnership.FindCommitment("swap");

        reduced.Should().Match<Commitment>(swap => swap.Outstanding == 7_000.Usd() && swap.Committed == 10_000.Usd() && swap.Withdrawn == Nothing && swap.IsOpen);
    }

    // Open Contracting Data Standard, schema/codelists/milestoneStatus.csv: notMet only says that a milestone had not been met when it was last reviewed,
    // whether or not it was due. Which milestone and which days is made up here.
    [Fact]
    public void takes_a_milestone_not_met_before_it_is_due_for_no_missed_deadline()
    {
        var reviewed = Given.APartnership.And("2025-01-15", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 12, 31) });

        reviewed.Refusal("2025-06-30", new DeadlineMissed { Milestone = "m", Description = "notMet as of the review" })
            .Should().Be("e3 not-yet-due: Milestone m is missed on 2025-06-30; it can be missed from the day after 2025-12-31, its last day in time.");
        reviewed.AsOf("2025-06-30").Should().Match<Story>(story => story.Milestone.MissedBy == null && story.Milestone.MetBy == null && story.Partnership.MissedDeadlines.Count == 0);
    }

    // Tech Contracts Academy, "Termination for Cause" (techcontracts.com/termination-for-cause): material breach by written notice, effective in 30 days
    // unless the other party first cures it. The days are made up here: notice on June 1, so that day 30 is July 1.
    [Theory]
    [InlineData("2025-06-30", "e4 within-cure")]
    [InlineData("2025-07-01", "e4 within-cure")]
    [InlineData("2025-07-02", "accepted")]
    public void ends_no_deal_for_cause_on_day_29_or_30_of_a_cure_of_30_days(string day, string answer) =>
        Given.ADeal().And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 })
            .Conflict(day, new DealTerminated { Deal = "d", Cause = TerminationCause.ForCause }).Should().Be(answer);

    // Semafor, March 20, 2025, "Microsoft chose not to exercise $12 billion CoreWeave option": nearly $12bn. The size of what was owed besides (over $10bn)
    // is the Financial Times's of March 6, 2025, as retold there and in samples/histories/coreweave.jsonl; the option's window is made up.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void never_shows_an_option_of_nearly_12bn_that_was_not_exercised_as_a_withdrawal(bool declined)
    {
        var option = Given.AStream.And("2023-02-10", Formed("microsoft", "coreweave"))
            .And("2023-02-10", new CommitmentMade { Commitment = "c", Debtor = "microsoft", Creditor = "coreweave", Amount = Billions(10) })
            .And("2024-01-01", new OptionGranted { Option = "o", Holder = "microsoft", Amount = Billions(12), Increases = "c", Window = Term(null, "2025-03-19") });
        var passed = option.And("2025-03-20", declined ? new OptionDeclined { Option = "o" } : new OptionLapsed { Option = "o" });

        passed.Commitment.Should().Match<Commitment>(c => c.Withdrawn == Nothing && c.Outstanding == Billions(10) && c.IsOpen);
        passed.Partnership.Facts.Should().NotContain(fact => fact.Event is CommitmentWithdrawn);
        option.Conflict("2025-03-20", new CommitmentWithdrawn { Commitment = "c", Part = Amount.AtLeast(11_900_000_000, "USD") }).Should().Be("e4 more-than-outstanding");
    }

    // FAR 4.804-5 and the DAU's "Contract Closeout": a federal contract is closed out, and what is left of its funds de-obligated, long after it is physically
    // complete. The years are those of the issue; no particular award could be verified.
    [Fact]
    public void hides_a_close_out_of_2016_with_effect_from_2013_from_somebody_who_asks_as_known_in_2015()
    {
        var award = History.Empty(StreamKey.Partnership("award")).Record(
            [Story.Entry("formed", "2010-01-01", Formed("agency", "vendor")), Story.Entry("award", "2010-01-01", new DealSigned
            {
                Deal = "d", Commitments = [new() { Commitment = "c", Debtor = "agency", Creditor = "vendor", Amount = 100.UpToUsd() }],
            })], Year(2010)).OrThrow().After;
        var closedOut = award.Record([Story.Entry("close-out", "2013-09-30", new DealCompleted { Deal = "d" })], Year(2016)).OrThrow().After;

        Deal(closedOut, 2014, knownIn: 2015).Lifecycle.Should().Be(DealLifecycle.InEffect);
        Deal(closedOut, 2014, knownIn: 2016).Lifecycle.Should().Be(DealLifecycle.Completed);
        Deal(closedOut, 2012, knownIn: 2016).Lifecycle.Should().Be(DealLifecycle.InEffect);
    }

    private static Story Trade() => Given.AStream.And("2018-04-01", Formed("lei1", "lei2", "lei3"))
        .And("2018-04-01", new CommitmentMade { Commitment = "swap", Debtor = "lei1", Creditor = "lei2", Amount = 10_000.Usd() });

    private static Amount Billions(long billions) => Amount.Exactly(billions * 1_000_000_000m, AmountUnit.Usd);

    private static DateTimeOffset Year(int year) => new(year, 12, 31, 0, 0, 0, TimeSpan.Zero);

    private static Deal Deal(History history, int asOf, int knownIn) =>
        ((Partnership)history.AsOf(Viewpoint.On(new DateOnly(asOf, 12, 31), Year(knownIn)))).Deals.Single();
}
