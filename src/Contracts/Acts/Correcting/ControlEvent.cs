using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An event about an earlier entry of its stream, instead of about the world.</summary>
/// <remarks>
/// A control event has no effective date, except for corrections, and applies to every day. One that refers to no
/// earlier entry of its stream has no effect: recording refuses it, and an import keeps it.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<ControlEvent>))]
public abstract record ControlEvent : ContractEvent
{
    private protected ControlEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ContractEvent.ClosedSet, error: true)]
    protected ControlEvent(int closed = 0)
    {
    }

    /// <summary>The entry that the event is about.</summary>
    [JsonPropertyOrder(-1)]
    public required EntryId Entry { get; init; }

    internal override bool BelongsTo(StreamKind kind) => true;
}
