namespace Contracts;

/// <summary>One fact in the explanation of a commitment, with what the commitment shows after it.</summary>
public sealed record ExplanationStep
{
    /// <summary>The fact, in the form in which it speaks, with its source, standing and rivals.</summary>
    public required FactInForce Fact { get; init; }

    /// <summary>What the commitment shows once the fact is folded; null while it is not made.</summary>
    public required CommitmentFigures? Figures { get; init; }
}
