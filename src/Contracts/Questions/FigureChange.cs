namespace Contracts;

/// <summary>How a figure differs between two viewpoints, split into what was learned and what happened.</summary>
public sealed record FigureChange
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</summary>
    public required FigureKey Figure { get; init; }

    /// <summary>What it showed on the first day, as known first; null where it showed nothing.</summary>
    public required Figures? Before { get; init; }

    /// <summary>What it showed on the first day, as known last; null where it showed nothing.</summary>
    public required Figures? Restated { get; init; }

    /// <summary>What it showed on the last day, as known last; null where it showed nothing.</summary>
    public required Figures? After { get; init; }

    /// <summary>What was learned about the first day: the facts that make <see cref="Restated"/> differ from <see cref="Before"/>.</summary>
    public required IReadOnlyList<Cause> RestatedBy { get; init; }

    /// <summary>What happened between the days: the facts that make <see cref="After"/> differ from <see cref="Restated"/>.</summary>
    public required IReadOnlyList<Cause> MovedBy { get; init; }
}

/// <summary>A fact that makes a difference.</summary>
public sealed record Cause
{
    /// <summary>The fact, as it stands at the later viewpoint; as it stood at the earlier one where it is gone.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>The control entries about the fact that were learned in between, in order.</summary>
    public required IReadOnlyList<Entry> Controls { get; init; }
}
