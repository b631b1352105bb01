namespace Contracts.Tests.Acts;

public sealed class MissingADeadline
{
    private static readonly DeadlineMissed Missed = new() { Milestone = "m" };

    [Theory]
    [InlineData("2025-06-10", "e4 not-yet-due")]
    [InlineData("2025-06-15", "e4 not-yet-due")]
    [InlineData("2025-06-16", "accepted")]
    [InlineData("2025-06", "accepted")]
    [InlineData("../2025-06-15", "e4 not-yet-due")]
    [InlineData("../2025-06-16", "accepted")]
    [InlineData("2025", "accepted")]
    public void takes_effect_after_the_last_day_of_grace(string day, string answer) => Due("2025-06-10", 5).Conflict(day, Missed).Should().Be(answer);

    [Theory]
    [InlineData("2025-06-30", "e4 not-yet-due")]
    [InlineData("2025-07-01", "accepted")]
    public void takes_effect_after_the_last_day_that_the_due_date_may_mean(string day, string answer) => Due("2025-06", 0).Conflict(day, Missed).Should().Be(answer);

    [Fact]
    public void says_from_when_on_it_can_be_missed() =>
        Due("2025-06-10", 5).Refusal("2025-06-15", Missed)
            .Should().Be("e4 not-yet-due: Milestone m is missed on 2025-06-15; it can be missed from the day after 2025-06-15, its last day in time.");

    [Fact]
    public void is_kept_beside_the_milestone_its_deal_and_the_partnership()
    {
        var missed = Due("2025-06-10", 0).And("2025-06-11", Missed);

        (missed.Milestone.MissedBy?.Entry.Id).Should().Be((EntryId)"e4");
        missed.Deal.Troubles.Should().ContainSingle();
        missed.Partnership.MissedDeadlines.Should().ContainSingle();
        missed.AsOf("2025-06-10").Partnership.MissedDeadlines.Should().BeEmpty();
    }

    [Fact]
    public void may_name_only_a_deal_or_nothing()
    {
        Given.ADeal().And("2025-06-11", new DeadlineMissed { Deal = "d" }).Deal.Troubles.Should().ContainSingle();
        Given.APartnership.And("2025-06-11", new DeadlineMissed { Description = "delivery" }).Partnership.MissedDeadlines.Should().ContainSingle();
    }

    [Fact]
    public void names_what_is_scheduled_and_signed()
    {
        Given.APartnership.Conflict("2025-06-11", Missed).Should().Be("e2 unknown-milestone");
        Given.APartnership.Conflict("2025-06-11", new DeadlineMissed { Deal = "d" }).Should().Be("e2 unknown-deal");
        Due("2025-06-10", 0).Conflict("2025-06-11", Missed with { Deal = "other" }).Should().Be("e4 unknown-deal");
    }

    [Fact]
    public void is_not_of_what_was_met_in_time() =>
        Due("2025-06-10", 5).And("2025-06-15", new MilestoneMet { Milestone = "m" }).Refusal("2025-06-16", Missed)
            .Should().Be("e5 met-in-time: Milestone m was met on 2025-06-15, and 2025-06-15 was in time; what is met in time is not missed.");

    [Fact]
    public void may_be_recorded_of_what_was_met_late() =>
        Due("2025-06-10", 5).And("2025-06-16", new MilestoneMet { Milestone = "m" }).Conflict("2025-06-16", Missed).Should().Be("accepted");

    [Fact]
    public void happens_once() =>
        Due("2025-06-10", 0).And("2025-06-11", Missed).Refusal("2025-06-12", Missed)
            .Should().Be("e5 already-missed: Milestone m was missed on 2025-06-11; it is missed once, and again only where it is put off.");

    [Fact]
    public void does_not_happen_while_a_suspension_stops_the_clock() =>
        Due("2025-06-10", 0).And("2025-06-01", new DealSuspended { Deal = "d", TollsDeadlines = true }).Refusal("2025-06-11", Missed)
            .Should().Be("e5 tolled: Milestone m is tolled while its deal is suspended; it can be missed after the deal is resumed.");

    [Theory]
    [InlineData("2025-06-20", "e6 not-yet-due")]
    [InlineData("2025-06-21", "accepted")]
    public void is_put_off_by_as_many_days_as_the_suspension_lasted(string day, string answer) =>
        Due("2025-06-10", 0).And("2025-06-01", new DealSuspended { Deal = "d", TollsDeadlines = true }).And("2025-06-11", new DealResumed { Deal = "d" })
            .Conflict(day, Missed).Should().Be(answer);

    [Fact]
    public void is_not_put_off_by_a_suspension_that_tolls_nothing() =>
        Due("2025-06-10", 0).And("2025-06-01", new DealSuspended { Deal = "d" }).Conflict("2025-06-11", Missed).Should().Be("accepted");

    [Theory]
    [InlineData("2025-06-10", "e5 tolled")]
    [InlineData("2025-06-11", "accepted")]
    public void is_not_put_off_by_a_suspension_after_the_last_day(string suspended, string answer) =>
        Due("2025-06-10", 0).And(suspended, new DealSuspended { Deal = "d", TollsDeadlines = true }).Conflict("2025-06-12", Missed).Should().Be(answer);

    [Fact]
    public void is_not_put_off_by_a_suspension_that_was_over_when_the_deadline_was_set() =>
        Suspended("2025-02-01", "2025-03-01").And("2025-03-01", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 10) })
            .Milestone.LastDay.Should().Be(new DateOnly(2025, 6, 10));

    [Fact]
    public void is_not_put_off_by_a_suspension_that_was_over_when_the_deadline_was_set_anew() =>
        Due("2025-06-10", 0).And("2025-02-01", new DealSuspended { Deal = "d", TollsDeadlines = true }).And("2025-03-01", new DealResumed { Deal = "d" })
            .And("2025-03-01", new MilestoneRescheduled { Milestone = "m", Due = new DateOnly(2025, 9, 1) }).Milestone.LastDay.Should().Be(new DateOnly(2025, 9, 1));

    [Fact]
    public void is_put_off_by_the_days_of_a_suspension_that_were_left_when_the_deadline_was_set() =>
        Given.ADeal().And("2025-02-01", new DealSuspended { Deal = "d", TollsDeadlines = true })
            .And("2025-02-19", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 10) }).And("2025-03-01", new DealResumed { Deal = "d" })
            .Milestone.LastDay.Should().Be(new DateOnly(2025, 6, 20));

    [Fact]
    public void is_put_off_by_a_second_suspension_that_begins_within_the_days_won_by_the_first() =>
        Due("2025-06-10", 0).And("2025-06-01", new DealSuspended { Deal = "d", TollsDeadlines = true }).And("2025-06-11", new DealResumed { Deal = "d" })
            .And("2025-06-20", new DealSuspended { Deal = "d", TollsDeadlines = true }).And("2025-06-25", new DealResumed { Deal = "d" })
            .Milestone.LastDay.Should().Be(new DateOnly(2025, 6, 25));

    [Fact]
    public void contests_what_it_touches_where_it_is_disputed() =>
        Due("2025-06-10", 0).AndDisputed("2025-06-11", Missed).Should().Match<Story>(story => story.Milestone.IsContested && story.Deal.IsContested);

    private static Story Due(string due, int grace) =>
        Given.ADeal().And("2025-01-15", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = PartialDate.Parse(due), GraceDays = grace });

    private static Story Suspended(string from, string until) =>
        Given.ADeal().And(from, new DealSuspended { Deal = "d", TollsDeadlines = true }).And(until, new DealResumed { Deal = "d" });
}
