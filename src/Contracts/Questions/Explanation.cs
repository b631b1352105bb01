namespace Contracts;

/// <summary>The facts that lead to a figure.</summary>
public sealed record Explanation
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The explained figure.</summary>
    public required FigureKey Figure { get; init; }

    /// <summary>The facts in folding order, each with the figures after it.</summary>
    public required IReadOnlyList<ExplanationStep> Steps { get; init => field = ValueList.Of(value); }
}

/// <summary>One fact in an explanation, or one day that brought a change by itself, with the figures after it.</summary>
public sealed record ExplanationStep
{
    /// <summary>The fact in its form in force, with source, standing and rivals; or the fact that names the day.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>The day that changed the figures by itself, as one after a window; null if the fact did.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The figures after the fact is folded, or from the day on; null while there are none.</summary>
    public required Figures? Figures { get; init; }
}
