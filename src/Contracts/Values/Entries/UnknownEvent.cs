using System.Text.Json;

namespace Contracts;

/// <summary>An event that a newer version of the library recorded, carried along as it is by a reader that asked for it.</summary>
/// <remarks>It takes no part in any answer, is exported as it was stored, and cannot be recorded by this version.</remarks>
public sealed record UnknownEvent : ContractEvent
{
    /// <summary>The name under which it is stored.</summary>
    public required string Type { get; init; }

    /// <summary>Its payload, as it is stored.</summary>
    public required JsonElement Data { get; init; }

    internal override PayloadFault FindFault() => new("type", $"'{Text.Shorten(Type ?? "")}' is no event type that this version knows; only events of the language can be recorded.");

    internal override bool BelongsTo(StreamKind kind) => true;
}
