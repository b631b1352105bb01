namespace Contracts.Tests.Acts;

public sealed class CancellingAMilestone
{
    private static readonly Story Scheduled = Given.APartnership.And("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 6, 10) });

    private static readonly MilestoneCancelled Cancelled = new() { Milestone = "m", Reason = "no longer needed" };

    [Fact]
    public void makes_it_due_no_longer()
    {
        (Scheduled.And("2025-06-10", Cancelled).Milestone.CancelledBy?.Entry.Id).Should().Be((EntryId)"e3");
        Scheduled.And("2025-06-10", Cancelled).Refusal("2025-06-11", new DeadlineMissed { Milestone = "m" })
            .Should().Be("e4 milestone-cancelled: Milestone m was cancelled on 2025-06-10; what is not due cannot be missed.");
    }

    [Fact]
    public void happens_once_and_to_what_is_scheduled_and_not_met()
    {
        Given.APartnership.Conflict("2025-06-01", Cancelled).Should().Be("e2 unknown-milestone");
        Scheduled.And("2025-06-01", Cancelled).Conflict("2025-06-02", Cancelled).Should().Be("e4 milestone-cancelled");
        Scheduled.And("2025-06-01", new MilestoneMet { Milestone = "m" }).Conflict("2025-06-02", Cancelled).Should().Be("e4 already-met");
    }

    [Fact]
    public void contests_it_where_it_is_disputed() => Scheduled.AndDisputed("2025-06-01", Cancelled).Milestone.IsContested.Should().BeTrue();
}
