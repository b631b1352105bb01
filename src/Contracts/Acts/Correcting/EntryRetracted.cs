namespace Contracts;

/// <summary>
/// An entry was retracted: what it states was never true. Retracting a retraction reinstates the entry.
/// </summary>
/// <remarks>
/// If a fact only ceases to hold on some day, record a business event instead: withdrawn, released or terminated.
/// </remarks>
[EventType("contracts.entry-retracted.v1")]
public sealed record EntryRetracted : ControlEvent
{
    /// <summary>The reason for the retraction; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override string Tell(Wording words) => $"Retracts {Entry}{Phrase.Because(Reason)}";
}
