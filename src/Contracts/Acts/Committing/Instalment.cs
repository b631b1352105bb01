namespace Contracts;

/// <summary>A part of a commitment that falls due by a day.</summary>
public sealed record Instalment
{
    /// <summary>The day by which it falls due, inclusive.</summary>
    public required PartialDate Due { get; init; }

    /// <summary>How much, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }
}
