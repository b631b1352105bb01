namespace Contracts;

/// <summary>What the entry says was never so. Retracting a retraction reinstates what it took back.</summary>
/// <remarks>"No longer so from some day on" is a business event instead: withdrawn, released, terminated.</remarks>
[EventType("contracts.entry-retracted.v1")]
public sealed record EntryRetracted : ControlEvent
{
    /// <summary>Why it is taken back; null where nobody said.</summary>
    public string? Reason { get; init; }
}
