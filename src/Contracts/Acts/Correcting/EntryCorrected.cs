using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The entry should have said something else: this event with this envelope's effective date, source and standing.
/// A correction replaces the whole of it, never a part.
/// </summary>
/// <remarks>
/// It attaches to a fact or to another attached correction. The latest one in force speaks, in its fact's place in the day.
/// Retracting a correction also detaches those that were made to it.
/// </remarks>
[EventType("contracts.entry-corrected.v1")]
[JsonConverter(typeof(EntryCorrectedJsonConverter))]
public sealed record EntryCorrected : ControlEvent
{
    /// <summary>What the entry should have said: any fact, even one of another kind.</summary>
    public required FactEvent Event { get; init; }

    /// <summary>Why it is corrected; null where nobody said.</summary>
    public string? Reason { get; init; }

    internal override bool BelongsTo(StreamKind kind) => Event.BelongsTo(kind);

    internal override PayloadFault? FindFault() => Event.FindFault() is { } fault ? fault with { Field = $"data.{fault.Field}" } : null;
}
