using Contracts.Tests.Acts;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Portfolios;

public sealed class WatchingDeadlines
{
    /// <summary>Due on June 10, with five days of grace, under deal d.</summary>
    private static readonly Story Due = ADeal().And("2025-01-15", new MilestoneScheduled { Milestone = "m", Deal = "d", Due = new DateOnly(2025, 6, 10), GraceDays = 5, Description = "first racks" });

    private static readonly DealSuspended Suspended = new() { Deal = "d", TollsDeadlines = true };

    private static readonly MilestoneMet Met = new() { Milestone = "m" };

    private static readonly DeadlineMissed Missed = new() { Milestone = "m" };

    [Theory]
    [InlineData("2025-06-10", DeadlineStatus.Due)]
    [InlineData("2025-06-11", DeadlineStatus.InGrace)]
    [InlineData("2025-06-15", DeadlineStatus.InGrace)]
    [InlineData("2025-06-16", DeadlineStatus.Late)]
    public void goes_by_the_day_alone_where_nothing_is_recorded(string day, DeadlineStatus status) => Status(Due, day).Should().Be(status);

    [Theory]
    [InlineData("2025-06-15", DeadlineStatus.Met)]
    [InlineData("2025-06-16", DeadlineStatus.MetLate)]
    public void is_met_in_time_or_late(string day, DeadlineStatus status) => Status(Due.And(day, Met), day).Should().Be(status);

    [Fact]
    public void is_missed_until_it_is_met_late_or_put_off()
    {
        var missed = Due.And("2025-06-16", Missed);

        Status(missed, "2025-06-16").Should().Be(DeadlineStatus.Missed);
        Status(missed.And("2025-06-20", Met), "2025-06-20").Should().Be(DeadlineStatus.MetLate);
        Status(missed.And("2025-06-20", new MilestoneRescheduled { Milestone = "m", Due = new DateOnly(2025, 7, 1) }), "2025-06-20").Should().Be(DeadlineStatus.Due);
    }

    [Fact]
    public void is_not_due_once_it_is_cancelled() => Status(Due.And("2025-06-01", new MilestoneCancelled { Milestone = "m" }), "2026-01-01").Should().Be(DeadlineStatus.Cancelled);

    [Theory]
    [InlineData("2025-06-05", "2025-06-30", DeadlineStatus.Tolled)]
    [InlineData("2025-06-13", "2025-06-30", DeadlineStatus.Tolled)]
    [InlineData("2025-06-16", "2025-06-30", DeadlineStatus.Late)]
    public void is_tolled_by_a_suspension_that_began_in_time(string from, string day, DeadlineStatus status) => Status(Due.And(from, Suspended), day).Should().Be(status);

    [Theory]
    [InlineData("2025-06-20", DeadlineStatus.Due)]
    [InlineData("2025-06-21", DeadlineStatus.InGrace)]
    [InlineData("2025-06-26", DeadlineStatus.Late)]
    public void moves_with_its_grace_by_the_days_of_a_suspension(string day, DeadlineStatus status) =>
        Status(Due.And("2025-06-01", Suspended).And("2025-06-11", new DealResumed { Deal = "d" }), day).Should().Be(status);

    [Theory]
    [InlineData("2025-06-22", DeadlineStatus.InGrace)]
    [InlineData("2025-06-24", DeadlineStatus.Late)]
    public void keeps_the_rest_of_its_grace_through_a_suspension(string day, DeadlineStatus status) =>
        Status(Due.And("2025-06-12", Suspended).And("2025-06-20", new DealResumed { Deal = "d" }), day).Should().Be(status);

    [Fact]
    public void tells_what_is_due_when_and_where()
    {
        var deadline = On(Due, "2025-06-11").Deadlines.Should().ContainSingle().Subject;

        deadline.Should().Be(new Deadline
        {
            Stream = StreamKey.Partnership("p"), Milestone = "m", Deal = "d", Commitment = null, Description = "first racks", Party = null, Counterparty = null,
            Due = new DateOnly(2025, 6, 10), LastDayDue = new DateOnly(2025, 6, 10), LastDay = new DateOnly(2025, 6, 15), MissedOn = null,
            Status = DeadlineStatus.InGrace, IsAwaited = true, Standing = Standing.Confirmed, IsContested = false, NamedBy = "e3",
        });
    }

    [Fact]
    public void lists_a_miss_of_which_nobody_said_what_was_due() =>
        On(ADeal().AndDisputed("2025-06-11", new DeadlineMissed { Deal = "d", Description = "delivery" }), "2025-06-11").Deadlines.Should().ContainSingle()
            .Which.Should().Match<Deadline>(deadline => deadline.Milestone == null && deadline.Status == DeadlineStatus.Missed && deadline.Description == "delivery" && deadline.IsContested);

    private static DeadlineStatus Status(Story story, string day) => On(story, day).Deadlines.Single().Status;

    private static Portfolio On(Story story, string day) => CommitmentBoard.Of([story.History], Viewpoint.On(PartialDate.Parse(day).Latest)).Portfolio;
}
