using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// An event that a newer version of the library recorded, passed through unchanged to a reader that asked for it.
/// </summary>
/// <remarks>It contributes to no answer, is exported as stored, and cannot be recorded by this version.</remarks>
[JsonConverter(typeof(EventJsonConverter<UnknownEvent>))]
public sealed record UnknownEvent : ContractEvent
{
    /// <summary>The storage name.</summary>
    public required string Type { get; init; }

    /// <summary>The payload as stored.</summary>
    public required JsonElement Data { get; init; }

    internal override PayloadFault FindFault() => new(
        "type",
        $"'{StorableText.Shorten(Type ?? "")}' is no event type that this version knows; "
        + "only events of the language can be recorded.");

    internal override bool BelongsTo(StreamKind kind) => true;

    internal override string Tell(Wording words) =>
        $"An event of type {Type}, which this version of the library does not know";
}

/// <summary>
/// The exception for an event whose type this version of the library does not know, because a newer one recorded it.
/// </summary>
/// <remarks>No answer is given, since it could be wrong. Retrying fails until the library is updated.</remarks>
public sealed class UnknownEventException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="eventType">The type's storage name.</param>
    /// <param name="stream">The stream that holds the event; null if unknown.</param>
    /// <param name="version">The version of the entry in the stream; null if unknown.</param>
    /// <param name="entry">The id of the entry; null if unknown.</param>
    /// <param name="innerException">The cause; null for none.</param>
    public UnknownEventException(
        string eventType,
        StreamKey? stream = null,
        int? version = null,
        EntryId? entry = null,
        Exception? innerException = null)
        : base(
            $"{Place(stream, version, entry)} is an event of type '{eventType}', which this version of the library "
            + "does not know; the newer version that recorded it is required.",
            innerException)
    {
        EventType = eventType;
        Stream = stream;
        Version = version;
        Entry = entry;
    }

    /// <summary>The type's storage name, such as <c>contracts.deal-signed.v2</c>.</summary>
    public string EventType { get; }

    /// <summary>The stream that holds the event; null if unknown.</summary>
    public StreamKey? Stream { get; }

    /// <summary>The version of the entry in the stream; null if unknown.</summary>
    public int? Version { get; }

    /// <summary>The id of the entry; null if unknown.</summary>
    public EntryId? Entry { get; }

    private static string Place(StreamKey? stream, int? version, EntryId? entry) =>
        stream is null ? "There" : $"Version {version} of {stream}{(entry is { } id ? $" (entry {id})" : "")}";
}
