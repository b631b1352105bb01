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

/// <summary>One fact in the explanation of a figure, with what it shows after it.</summary>
public sealed record ExplanationStep
{
    /// <summary>The fact, in the form in which it speaks, with its source, standing and rivals.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>What is shown once the fact is folded; null while there is nothing to show.</summary>
    public required Figures? Figures { get; init; }
}
