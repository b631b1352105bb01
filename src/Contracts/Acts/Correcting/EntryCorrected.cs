using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// An entry was corrected: it should have stated this event, with the effective date, source and standing of this
/// envelope. A correction replaces the whole of it, never a part.
/// </summary>
/// <remarks>
/// It attaches to a fact or to another attached correction. The latest one in force counts, at the position of its fact
/// within the day. Retracting a correction also detaches the corrections that were made to it.
/// </remarks>
[EventType("contracts.entry-corrected.v1")]
[JsonConverter(typeof(EntryCorrectedJsonConverter))]
public sealed record EntryCorrected : ControlEvent
{
    /// <summary>The event that the entry should have stated: any fact, even of another type.</summary>
    public required FactEvent Event { get; init; }

    /// <summary>The reason for the correction; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override bool BelongsTo(StreamKind kind) => Event.BelongsTo(kind);

    internal override PayloadFault? FindFault() =>
        Event.FindFault() is { } fault ? fault with { Field = $"data.{fault.Field}" } : null;

    internal override string Tell(Wording words) =>
        $"Corrects {Entry}{Phrase.Because(Reason)}; now: {Event.Tell(words)}";
}
