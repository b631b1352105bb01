namespace Contracts.Tests.Acts;

public sealed class MeetingAMilestone
{
    private static readonly Story Scheduled = Given.APartnership.And("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 6, 10) });

    [Fact]
    public void is_kept_with_its_day()
    {
        var met = Scheduled.And("2025-06-10", new MilestoneMet { Milestone = "m" });

        (met.Milestone.MetBy?.TakesEffectOn).Should().Be(new DateOnly(2025, 6, 10));
        met.AsOf("2025-06-09").Milestone.MetBy.Should().BeNull();
    }

    [Fact]
    public void late_keeps_the_miss_in_the_history()
    {
        var late = Scheduled.And("2025-06-11", new DeadlineMissed { Milestone = "m" }).And("2025-06-20", new MilestoneMet { Milestone = "m" });

        late.Milestone.Should().Match<Milestone>(m => m.MissedBy != null && m.MetBy != null);
        late.Partnership.MissedDeadlines.Should().ContainSingle();
    }

    [Fact]
    public void happens_once() =>
        Scheduled.And("2025-06-01", new MilestoneMet { Milestone = "m" }).Refusal("2025-06-02", new MilestoneMet { Milestone = "m" })
            .Should().Be("e4 already-met: Milestone m was met on 2025-06-01; only one that is not can be met.");

    [Fact]
    public void breaks_a_later_miss_where_it_is_back_dated_in_time() =>
        Scheduled.And("2025-06-11", new DeadlineMissed { Milestone = "m" }).Refusal("2025-06-10", new MilestoneMet { Milestone = "m" })
            .Should().Be("e3 met-in-time: Milestone m was met on 2025-06-10, and 2025-06-10 was in time; what is met in time is not missed.");

    [Fact]
    public void is_of_what_is_scheduled_and_not_cancelled()
    {
        Given.APartnership.Conflict("2025-06-01", new MilestoneMet { Milestone = "m" }).Should().Be("e2 unknown-milestone");
        Scheduled.And("2025-05-01", new MilestoneCancelled { Milestone = "m" }).Conflict("2025-06-01", new MilestoneMet { Milestone = "m" }).Should().Be("e4 milestone-cancelled");
    }

    [Fact]
    public void contests_it_where_it_is_disputed() =>
        Scheduled.AndDisputed("2025-06-01", new MilestoneMet { Milestone = "m" }).Milestone.Should().Match<Milestone>(m => m.IsContested && m.MetBy != null);
}
