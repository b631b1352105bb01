namespace Contracts;

/// <summary>All earlier disputes of the fact are over. What came of them changes facts only by a retraction or a correction.</summary>
[EventType("contracts.dispute-resolved.v1")]
public sealed record DisputeResolved : ControlEvent
{
    /// <summary>What came of it, in words; null where nobody said.</summary>
    public string? Outcome { get; init; }
}
