namespace Contracts.Tests.Acts;

public sealed class SchedulingAMilestone
{
    private static readonly MilestoneScheduled Scheduled = new() { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 10), GraceDays = 5, Description = "first racks" };

    [Fact]
    public void makes_it_due_with_its_grace()
    {
        var milestone = Given.ADeal().And("2025-02-01", Scheduled).Milestone;

        milestone.Should().Match<Milestone>(m => m.Due == Scheduled.Due && m.GraceDays == 5 && m.Description == "first racks" && m.Deal == (Id<Deal>)"d");
        milestone.Should().Match<Milestone>(m => m.MetBy == null && m.MissedBy == null && m.CancelledBy == null && !m.IsContested);
        milestone.LastDay.Should().Be(new DateOnly(2025, 6, 15));
    }

    [Theory]
    [InlineData("2025-06", "2025-06-30")]
    [InlineData("2025", "2025-12-31")]
    [InlineData("../2025-06-10", "2025-06-10")]
    public void is_due_on_the_last_day_that_its_date_may_mean(string due, string lastDay) =>
        Given.APartnership.And("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = PartialDate.Parse(due) })
            .Milestone.LastDay.Should().Be(DateOnly.Parse(lastDay));

    [Fact]
    public void happens_once() =>
        Given.ADeal().And("2025-02-01", Scheduled).Refusal("2025-03-01", Scheduled)
            .Should().Be("e4 already-scheduled: Milestone m was scheduled on 2025-02-01; it is scheduled once, and rescheduled after that.");

    [Fact]
    public void is_under_a_deal_that_is_signed_and_has_not_ended()
    {
        Given.APartnership.Conflict("2025-02-01", Scheduled).Should().Be("e2 unknown-deal");
        Given.ADeal().And("2025-02-01", new DealCompleted { Deal = "d" }).Refusal("2025-02-01", Scheduled)
            .Should().Be("e4 deal-ended: Deal d was completed on 2025-02-01; only a deal that has not ended can be given a milestone.");
    }

    [Fact]
    public void contests_it_where_it_is_disputed() =>
        Given.ADeal().AndDisputed("2025-02-01", Scheduled).Milestone.IsContested.Should().BeTrue();

    [Theory]
    [InlineData(-1)]
    [InlineData(36_526)]
    public void gives_a_grace_of_none_to_a_hundred_years(int days) =>
        Given.ADeal().Fault(Scheduled with { GraceDays = days }).Should().Be($"Entry e3, graceDays: The period is {days} days; it must be 0 to 36525.");

    [Fact]
    public void ends_with_the_calendar_at_the_latest() =>
        Given.ADeal().And("2025-02-01", Scheduled with { Due = new DateOnly(9999, 12, 30) }).Milestone.LastDay.Should().Be(DateOnly.MaxValue);
}
