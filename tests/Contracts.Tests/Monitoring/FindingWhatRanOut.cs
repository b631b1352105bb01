using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Monitoring;

public sealed class FindingWhatRanOut
{
    [Theory]
    [InlineData("2025-06-10", 0, "2025-06-10", "")]
    [InlineData("2025-06-10", 0, "2025-06-11", "deadline-missed/m/2025-06-10/1 on 2025-06-11")]
    [InlineData("2025-06-10", 5, "2025-06-15", "")]
    [InlineData("2025-06-10", 5, "2025-09-01", "deadline-missed/m/2025-06-15/1 on 2025-06-16")]
    [InlineData("2025-06", 0, "2025-06-30", "")]
    [InlineData("2025-06", 0, "2025-07-01", "deadline-missed/m/2025-06-30/1 on 2025-07-01")]
    public void says_that_a_deadline_was_missed_on_the_day_after_the_last_in_time(string due, int grace, string day, string said) =>
        Due(due, grace).Lapsed(day).Should().Be(said);

    [Fact]
    public void says_that_a_cure_an_option_and_a_deal_ran_out() =>
        ADeal(to: "2025-06-30")
            .And("2025-03-01", new BreachNotified { Breach = "b", Deal = "d", Party = "ann", CureDays = 30 })
            .And("2025-03-02", new OptionGranted { Option = "o", Holder = "ann", Amount = 12.Usd(), Window = Term(null, "2025-05"), Makes = "c", Debtor = "ann", Creditor = "bob" })
            .Lapsed("2025-12-01").Should().Be(
                "cure-period-lapsed/b/2025-03-31/1 on 2025-04-01, option-lapsed/o/2025-05-31/1 on 2025-06-01, deal-expired/d/2025-06-30/1 on 2025-07-01");

    [Fact]
    public void says_nothing_of_what_was_met_in_time() => Due("2025-06-10").And("2025-06-10", new MilestoneMet { Milestone = "m" }).Lapsed("2025-09-01").Should().BeEmpty();

    [Fact]
    public void says_a_miss_before_it_was_met_late() =>
        Due("2025-06-10").And("2025-06-20", new MilestoneMet { Milestone = "m" }).Lapsed("2025-09-01").Should().Be("deadline-missed/m/2025-06-10/1 on 2025-06-11");

    [Fact]
    public void says_each_miss_of_a_milestone_that_was_put_off() =>
        Due("2025-06-10").And("2025-06-20", new MilestoneRescheduled { Milestone = "m", Due = PartialDate.Parse("2025-07-10") })
            .Lapsed("2025-09-01").Should().Be("deadline-missed/m/2025-06-10/1 on 2025-06-11, deadline-missed/m/2025-07-10/2 on 2025-07-11");

    [Fact]
    public void waits_while_a_suspension_stops_the_clock()
    {
        var suspended = ADeal().And("2025-02-01", Scheduled("2025-06-10") with { Deal = "d" }).And("2025-06-01", new DealSuspended { Deal = "d", TollsDeadlines = true });

        suspended.Lapsed("2025-09-01").Should().BeEmpty();
        suspended.And("2025-06-11", new DealResumed { Deal = "d" }).Lapsed("2025-09-01").Should().Be("deadline-missed/m/2025-06-20/1 on 2025-06-21");
    }

    [Fact]
    public void lets_a_deal_run_that_was_renewed_after_its_last_day() =>
        ADeal(to: "2025-06-30").And("2025-07-15", new DealRenewed { Deal = "d", Until = PartialDate.Parse("2025-12-31") }).Lapsed("2025-09-01").Should().BeEmpty();

    [Fact]
    public void asks_nothing_of_a_deal_that_ended_before_the_day() =>
        ADeal().And("2025-02-01", Scheduled("2025-06-10") with { Deal = "d" }).And("2025-06-10", new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })
            .Lapsed("2025-09-01").Should().BeEmpty();

    [Fact]
    public void takes_effect_when_it_was_scheduled_where_the_day_was_over_by_then() =>
        APartnership.And("2025-08-01", Scheduled("2025-06-10")).Lapsed("2025-09-01").Should().Be("deadline-missed/m/2025-06-10/1 on 2025-08-01");

    [Fact]
    public void stands_as_weakly_as_what_was_awaited() =>
        APartnership.Told("2025-02-01", Scheduled("2025-06-10"), Standing.Alleged).History.LapsedBy(new DateOnly(2025, 9, 1))
            .Should().ContainSingle().Which.Standing.Should().Be(Standing.Alleged);

    [Fact]
    public void says_nothing_again_that_somebody_disputes_or_took_back()
    {
        var expired = ADeal(to: "2025-06-30").Monitored("2025-09-01");
        var id = expired.History.Entries[^1].Id;

        expired.And(new EntryDisputed { Entry = id, ByParty = "bob" }).Lapsed("2025-10-01").Should().BeEmpty();
        expired.And(new EntryRetracted { Entry = id }).Lapsed("2025-10-01").Should().BeEmpty();
    }

    [Fact]
    public void says_nothing_of_other_streams() => AnOffering.History.LapsedBy(new DateOnly(2025, 9, 1)).Should().BeEmpty();

    private static Story Due(string due, int grace = 0) => APartnership.And("2025-02-01", Scheduled(due, grace));

    private static MilestoneScheduled Scheduled(string due, int grace = 0) => new() { Milestone = "m", Due = PartialDate.Parse(due), GraceDays = grace };
}
