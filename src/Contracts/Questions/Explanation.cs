namespace Contracts;

/// <summary>Why one figure shows what it shows.</summary>
public sealed record Explanation
{
    /// <summary>The stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>What shows it.</summary>
    public required FigureKey Figure { get; init; }

    /// <summary>The facts that make it so, in order, each with what is shown after it.</summary>
    public required IReadOnlyList<ExplanationStep> Steps { get; init; }
}
