namespace Contracts;

/// <summary>A milestone, or a missed deadline that names none, on the day of the viewpoint.</summary>
public sealed record Deadline
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The milestone; null for a missed deadline that names none.</summary>
    public required Id<Milestone>? Milestone { get; init; }

    /// <summary>The deal under which it is due; null for none, or if not stated.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>A description of what is due; null if not stated.</summary>
    public required string? Description { get; init; }

    /// <summary>The day by which it is due, inclusive, after any rescheduling; null if not stated.</summary>
    public required PartialDate? Due { get; init; }

    /// <summary>
    /// The last day in time, extended by suspensions and days of grace; null while a suspension stops the clock, or if
    /// not stated.
    /// </summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>The status on the day of the viewpoint.</summary>
    public required DeadlineStatus Status { get; init; }

    /// <summary>True if a disputed fact affects it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>
    /// The deadlines of a partnership on the day of its viewpoint: milestones by id, then missed deadlines that name
    /// none, in order.
    /// </summary>
    /// <param name="partnership">The partnership.</param>
    public static IReadOnlyList<Deadline> Of(Partnership partnership)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return
        [
            .. partnership.Milestones.Select(milestone => Of(partnership, milestone)),
            .. partnership.MissedDeadlines.Where(missed => missed.Event is DeadlineMissed { Milestone: null })
                .Select(missed => Of(partnership, missed)),
        ];
    }

    private static Deadline Of(Partnership partnership, Milestone milestone) => new()
    {
        Stream = partnership.Stream,
        Milestone = milestone.Id,
        Deal = milestone.Deal,
        Description = milestone.Description,
        Due = milestone.Due,
        LastDay = milestone.LastDay,
        Status = milestone.StatusOn(partnership.Viewpoint.AsOf),
        IsContested = milestone.IsContested,
    };

    private static Deadline Of(Partnership partnership, FactInForce missed) => new()
    {
        Stream = partnership.Stream,
        Milestone = null,
        Deal = (missed.Event as DeadlineMissed)?.Deal,
        Description = (missed.Event as DeadlineMissed)?.Description,
        Due = null,
        LastDay = null,
        Status = DeadlineStatus.Missed,
        IsContested = missed.IsDisputed,
    };
}
