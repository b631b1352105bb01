using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>
/// Reads and writes <c>{"entry":"f1","type":"contracts.….v1","data":{…},"reason":"…"}</c>, with the corrected event's
/// own type.
/// </summary>
internal sealed class EntryCorrectedJsonConverter : JsonConverter<EntryCorrected>
{
    public override EntryCorrected Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var fields = JsonSerializer.Deserialize(ref reader, InfoOf(options))
            ?? throw new JsonException("A correction is an object with entry, type and data.");
        if (EventType.Find(fields.Type) is not { } type)
            throw new UnknownEventException(fields.Type);
        return EventJson.Today(fields.Data.Deserialize(options.GetTypeInfo(type.Class))) is FactEvent corrected
            ? new EntryCorrected { Entry = fields.Entry, Event = corrected, Reason = fields.Reason }
            : throw new JsonException($"{type} is no fact; only a fact can stand in a correction.");
    }

    public override void Write(Utf8JsonWriter writer, EntryCorrected value, JsonSerializerOptions options)
    {
        if (value.Event is null)
            throw new JsonException("The correction has no event; it states what the entry should have said.");
        JsonSerializer.Serialize(
            writer,
            new Fields
            {
                Entry = value.Entry,
                Type = EventType.Of(value.Event).Name,
                Data = JsonSerializer.SerializeToElement(value.Event, options.GetTypeInfo(value.Event.GetType())),
                Reason = value.Reason,
            },
            InfoOf(options));
    }

    private static JsonTypeInfo<Fields> InfoOf(JsonSerializerOptions options) =>
        (JsonTypeInfo<Fields>)options.GetTypeInfo(typeof(Fields));

    internal sealed record Fields
    {
        public required EntryId Entry { get; init; }

        public required string Type { get; init; }

        public required JsonElement Data { get; init; }

        public string? Reason { get; init; }
    }
}
