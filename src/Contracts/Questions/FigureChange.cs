namespace Contracts;

/// <summary>A figure that differs between two viewpoints, split into what was learned and what happened.</summary>
public sealed record FigureChange
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The figure: a commitment, an option, an investment, the offering, a kind of capacity or a measure.</summary>
    public required FigureKey Figure { get; init; }

    /// <summary>The figures on the first day, as known at the first instant; null if there were none.</summary>
    public required Figures? Before { get; init; }

    /// <summary>The figures on the first day, as known at the last instant; null if there were none.</summary>
    public required Figures? Restated { get; init; }

    /// <summary>The figures on the last day, as known at the last instant; null if there were none.</summary>
    public required Figures? After { get; init; }

    /// <summary>
    /// What was learned about the first day: it makes <see cref="Restated"/> differ from <see cref="Before"/>.
    /// </summary>
    public required IReadOnlyList<Cause> RestatedBy { get; init => field = ValueList.Of(value); }

    /// <summary>
    /// What happened between the days: it makes <see cref="After"/> differ from <see cref="Restated"/>.
    /// </summary>
    public required IReadOnlyList<Cause> MovedBy { get; init => field = ValueList.Of(value); }
}

/// <summary>A fact that makes a difference, or a day that brings one by itself.</summary>
public sealed record Cause
{
    /// <summary>
    /// The fact as known at the later viewpoint, or at the earlier one if it is gone by then; or the fact that names the
    /// day.
    /// </summary>
    public required FactInForce Fact { get; init; }

    /// <summary>The day that made the difference by itself, as one after a window; null if the fact did.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The control entries about the fact that were learned in between, in order.</summary>
    public required IReadOnlyList<Entry> Controls { get; init => field = ValueList.Of(value); }
}
