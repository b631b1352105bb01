namespace Contracts.Tests.Acts;

public sealed class ReschedulingAMilestone
{
    private static readonly Story Scheduled = Given.APartnership.And("2025-02-01", new MilestoneScheduled { Milestone = "m", Due = new DateOnly(2025, 6, 10), GraceDays = 5 });

    private static readonly MilestoneRescheduled Rescheduled = new() { Milestone = "m", Due = new DateOnly(2025, 9, 10), AgreedByParty = "bob" };

    [Fact]
    public void makes_it_due_on_another_day_with_the_same_grace()
    {
        var rescheduled = Scheduled.And("2025-06-01", Rescheduled);

        rescheduled.Milestone.Should().Match<Milestone>(m => m.Due == Rescheduled.Due && m.LastDay == new DateOnly(2025, 9, 15));
        rescheduled.AsOf("2025-05-31").Milestone.LastDay.Should().Be(new DateOnly(2025, 6, 15));
    }

    [Fact]
    public void puts_off_the_miss()
    {
        Scheduled.And("2025-06-01", Rescheduled).Conflict("2025-06-16", new DeadlineMissed { Milestone = "m" }).Should().Be("e4 not-yet-due");
        Scheduled.And("2025-06-01", Rescheduled).Conflict("2025-09-16", new DeadlineMissed { Milestone = "m" }).Should().Be("accepted");
    }

    [Fact]
    public void breaks_a_later_miss_where_it_is_back_dated() =>
        Scheduled.And("2025-06-16", new DeadlineMissed { Milestone = "m" }).Conflict("2025-06-01", Rescheduled).Should().Be("e3 not-yet-due");

    [Fact]
    public void keeps_the_miss_of_the_day_before() =>
        (Scheduled.And("2025-06-16", new DeadlineMissed { Milestone = "m" }).And("2025-06-17", Rescheduled).Milestone.MissedBy?.Entry.Id).Should().Be((EntryId)"e3");

    [Fact]
    public void is_of_what_is_scheduled_and_still_due()
    {
        Given.APartnership.Conflict("2025-06-01", Rescheduled).Should().Be("e2 unknown-milestone");
        Scheduled.And("2025-05-01", new MilestoneMet { Milestone = "m" }).Refusal("2025-06-01", Rescheduled)
            .Should().Be("e4 already-met: Milestone m was met on 2025-05-01; only one that is not can be rescheduled.");
        Scheduled.And("2025-05-01", new MilestoneCancelled { Milestone = "m" }).Refusal("2025-06-01", Rescheduled)
            .Should().Be("e4 milestone-cancelled: Milestone m was cancelled on 2025-05-01; only one that is due can be rescheduled.");
    }

    [Fact]
    public void contests_it_where_it_is_disputed() => Scheduled.AndDisputed("2025-06-01", Rescheduled).Milestone.IsContested.Should().BeTrue();
}
