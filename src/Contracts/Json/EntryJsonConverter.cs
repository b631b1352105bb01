using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Reads and writes a recorded entry as a line of a history file with its <c>version</c>.</summary>
internal sealed class EntryJsonConverter : JsonConverter<Entry>
{
    public override Entry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var faults = new List<LineFault>();
        try
        {
            return Envelope.ReadRecorded(JsonMarshal.GetRawUtf8Value(json.RootElement), faults)
                ?? throw NewEntryJsonConverter.Refused(faults);
        }
        catch (UnknownEventException newer)
        {
            throw new JsonException(newer.Message, newer);
        }
    }

    public override void Write(Utf8JsonWriter writer, Entry value, JsonSerializerOptions options) =>
        HistoryWriter.Write(
            writer, value, NewEntryJsonConverter.PayloadOf(value.Event), value.RecordedAt, value.Version);
}

/// <summary>
/// Reads and writes an entry that is to be recorded as a line of a history file without stream and recorded instant.
/// </summary>
internal sealed class NewEntryJsonConverter : JsonConverter<NewEntry>
{
    public override NewEntry Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        var faults = new List<LineFault>();
        return Envelope.ReadNew(JsonMarshal.GetRawUtf8Value(json.RootElement), stream: null, faults)
            ?? throw Refused(faults);
    }

    public override void Write(Utf8JsonWriter writer, NewEntry value, JsonSerializerOptions options) =>
        HistoryWriter.Write(writer, value.In(default, version: 0, default), PayloadOf(value.Event), recordedAt: null);

    internal static byte[] PayloadOf(ContractEvent? happened)
    {
        if (happened is null)
            throw new JsonException("There is no event; an entry must state one.");
        return EventJson.TryWrite(happened, out var fault)
            ?? throw new JsonException($"{happened.GetType().Name}, {fault?.Field}: {fault?.Message}");
    }

    internal static JsonException Refused(List<LineFault> faults) =>
        faults.OrderBy(fault => fault.Offset).FirstOrDefault() is { Message: not null } first
            ? new JsonException(first.Field.Length == 0 ? first.Message : $"{first.Field}: {first.Message}")
            : new JsonException("This is no entry; an object as in a history file is required.");
}

/// <summary>Reads and writes an event as <c>{"type":"contracts.….v1","data":{…}}</c>.</summary>
/// <typeparam name="T">The base type of the events.</typeparam>
internal sealed class EventJsonConverter<T> : JsonConverter<T> where T : ContractEvent
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || json.RootElement.EnumerateObject().Count() != 2
            || !json.RootElement.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String
            || !json.RootElement.TryGetProperty("data", out var data))
        {
            throw new JsonException("This is no event; an object with type and data, and nothing else, is required.");
        }

        try
        {
            return EventJson.ReadAny(JsonMarshal.GetRawUtf8Value(data), type.GetString() ?? "") as T
                ?? throw new JsonException(
                    $"'{StorableText.Shorten(type.GetString() ?? "")}' is no {typeof(T).Name}; one is required.");
        }
        catch (UnknownEventException newer)
        {
            throw new JsonException(newer.Message, newer);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, value is UnknownEvent unknown ? unknown.Type : EventType.Of(value).Name);
        writer.WritePropertyName("data"u8);
        writer.WriteRawValue(NewEntryJsonConverter.PayloadOf(value), skipInputValidation: true);
        writer.WriteEndObject();
    }
}
