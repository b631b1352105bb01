using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class PerformingUnderADeal
{
    private static readonly Story Owed = ADeal().Owing(5.Usd(), deal: "d");

    private static readonly Story Due = Owed.And("2025-02-01", new MilestoneScheduled { Milestone = "m", Deal = "d", ByParty = "ann", Due = new DateOnly(2025, 3, 1) });

    private static readonly Story Broken = Owed.And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 });

    [Fact]
    public void is_on_track_while_nothing_says_otherwise() => Due.AsOf("2025-03-01").Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);

    [Fact]
    public void is_late_from_a_missed_milestone_until_it_is_met_or_put_off()
    {
        var late = Due.And("2025-03-02", new DeadlineMissed { Milestone = "m" });

        late.Commitment.Performance.Should().Be(PerformanceStatus.Late);
        late.And("2025-04-01", new MilestoneMet { Milestone = "m" }).Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);
        late.And("2025-04-01", new MilestoneRescheduled { Milestone = "m", Due = new DateOnly(2025, 5, 1) }).AsOf("2025-05-01").Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);
    }

    [Fact]
    public void is_late_after_the_last_day_in_time_though_nobody_records_a_miss() =>
        Due.AsOf("2025-03-02").Commitment.Performance.Should().Be(PerformanceStatus.Late);

    [Fact]
    public void is_late_by_a_milestone_that_names_it_and_by_no_other()
    {
        var owed = Owed.Owing(7.Usd(), "other", "d");
        Missed(new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 3, 1) }).Should().Be((PerformanceStatus.OnTrack, PerformanceStatus.OnTrack));
        Missed(new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 3, 1), ByParty = "bob" }).Should().Be((PerformanceStatus.OnTrack, PerformanceStatus.OnTrack));
        Missed(new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 3, 1), ByParty = "ann" }).Should().Be((PerformanceStatus.Late, PerformanceStatus.Late));
        Missed(new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 3, 1), Commitment = "other" }).Should().Be((PerformanceStatus.OnTrack, PerformanceStatus.Late));

        (PerformanceStatus, PerformanceStatus) Missed(MilestoneScheduled scheduled)
        {
            var missed = owed.And("2025-02-01", scheduled).And("2025-03-02", new DeadlineMissed { Milestone = "m" });
            return (missed.Commitment.Performance, missed.Partnership["other"].Performance);
        }
    }

    [Fact]
    public void is_of_a_party_and_a_commitment_that_there_are()
    {
        Owed.Conflict("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 3, 1), ByParty = "eve" }).Should().Be("e4 unknown-party");
        Owed.Conflict("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 3, 1), Commitment = "none" }).Should().Be("e4 not-committed");
    }

    [Fact]
    public void is_late_again_where_what_was_put_off_is_missed_again() =>
        Due.And("2025-03-02", new DeadlineMissed { Milestone = "m" })
            .And("2025-04-01", new MilestoneRescheduled { Milestone = "m", Due = new DateOnly(2025, 5, 1) })
            .And("2025-05-02", new DeadlineMissed { Milestone = "m" })
            .Should().Match<Story>(story => story.Commitment.Performance == PerformanceStatus.Late && story.Partnership.MissedDeadlines.Count == 2);

    [Theory]
    [InlineData("2025-05-31", PerformanceStatus.OnTrack)]
    [InlineData("2025-06-01", PerformanceStatus.InCure)]
    [InlineData("2025-07-01", PerformanceStatus.InCure)]
    [InlineData("2025-07-02", PerformanceStatus.InBreach)]
    public void is_in_cure_through_the_last_day_of_cure_and_in_breach_after_it(string day, PerformanceStatus status) =>
        Broken.AsOf(day).Commitment.Performance.Should().Be(status);

    [Fact]
    public void is_on_track_again_once_a_breach_is_cured_or_waived()
    {
        Broken.And("2025-06-02", new BreachCured { Breach = "b" }).Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);
        Broken.And("2025-06-02", new BreachWaived { Breach = "b", ByParty = "bob" }).Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);
    }

    [Fact]
    public void is_the_debtors_own_and_not_that_of_who_is_owed() =>
        Owed.And("2025-06-01", new BreachNotified { Breach = "b", Deal = "d", Party = "bob" }).Commitment.Performance.Should().Be(PerformanceStatus.OnTrack);

    [Fact]
    public void is_fulfilled_when_all_is_performed() =>
        Broken.And("2025-06-02", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).Commitment.Performance.Should().Be(PerformanceStatus.Fulfilled);

    [Fact]
    public void stops_no_clock_for_ever_where_a_suspended_deal_is_terminated() =>
        Due.And("2025-02-10", new DealSuspended { Deal = "d", TollsDeadlines = true })
            .And("2025-02-20", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .Should().Match<Story>(story => !story.Deal.IsSuspended && story.Milestone.LastDay == new DateOnly(2025, 3, 11));
}
