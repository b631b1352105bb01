namespace Contracts;

/// <summary>One fact in the explanation of a figure, with what it shows after it.</summary>
public sealed record ExplanationStep
{
    /// <summary>The fact, in the form in which it speaks, with its source, standing and rivals.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>What is shown once the fact is folded; null while there is nothing to show.</summary>
    public required Figures? Figures { get; init; }
}
