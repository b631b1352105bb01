using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An event that speaks about an earlier entry of its stream instead of the world.</summary>
/// <remarks>
/// It has no effective date of its own (corrections excepted) and holds for every day. One that refers to no earlier
/// entry of its stream changes nothing; recording refuses it, an import keeps it.
/// </remarks>
public abstract record ControlEvent : ContractEvent
{
    /// <summary>The entry it speaks about.</summary>
    [JsonPropertyOrder(-1)]
    public required EntryId Entry { get; init; }

    internal override bool BelongsTo(StreamKind kind) => true;
}
