namespace Contracts;

/// <summary>
/// All earlier disputes of a fact were resolved. An outcome that changes the fact is recorded as a retraction or a
/// correction.
/// </summary>
[EventType("contracts.dispute-resolved.v1")]
public sealed record DisputeResolved : ControlEvent
{
    /// <summary>The outcome in words; null if not stated.</summary>
    public string? Outcome { get; init; }

    internal override string Tell(Wording words) => $"The dispute of {Entry} is resolved{Phrase.Because(Outcome)}";
}
