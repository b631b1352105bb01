using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Contracts;

/// <summary>The canonical form of a JSON object, which is the same for every notation of the same content.</summary>
/// <remarks>A store may reorder the keys of an object and rewrite its numbers, as PostgreSQL's jsonb does.</remarks>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = EventJson.Options.Encoder };

    /// <summary>Reads the object at a reader's position, and leaves the reader on its last token.</summary>
    /// <exception cref="JsonException">It is no object, or one that <see cref="FactDetails"/> cannot be.</exception>
    public static string Of(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The details are no object; a JSON object is required.");
        var utf8 = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(utf8, Writing))
            Write(json, Value(ref reader, level: 1));
        return utf8.WrittenCount <= FactDetails.MostBytes
            ? Encoding.UTF8.GetString(utf8.WrittenSpan)
            : throw new JsonException(string.Create(
                CultureInfo.InvariantCulture,
                $"The details have {utf8.WrittenCount:N0} bytes; at most {FactDetails.MostBytes:N0} are kept."));
    }

    private static object? Value(ref Utf8JsonReader reader, int level)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && level > FactDetails.MostLevels)
        {
            throw new JsonException(
                $"The details have more than {FactDetails.MostLevels} levels; at most that many are kept.");
        }

        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Fields(ref reader, level),
            JsonTokenType.StartArray => List(ref reader, level),
            JsonTokenType.String => StringJsonConverter.ReadString(ref reader),
            JsonTokenType.Number => JsonNumber.ReadExactly(ref reader),
            JsonTokenType.True => true,
            JsonTokenType.False => false,
            _ => null,
        };
    }

    private static SortedDictionary<string, object?> Fields(ref Utf8JsonReader reader, int level)
    {
        var fields = new SortedDictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = StringJsonConverter.ReadName(ref reader);
            reader.Read();
            if (!fields.TryAdd(name, Value(ref reader, level + 1)))
            {
                throw new JsonException(
                    $"'{StorableText.Shorten(name)}' appears twice in one object; a key may appear once.");
            }
        }

        return fields;
    }

    private static List<object?> List(ref Utf8JsonReader reader, int level)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader, level + 1));
        return items;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case SortedDictionary<string, object?> fields:
                json.WriteStartObject();
                foreach (var (name, field) in fields)
                {
                    json.WritePropertyName(name);
                    Write(json, field);
                }

                json.WriteEndObject();
                break;
            case List<object?> items:
                json.WriteStartArray();
                items.ForEach(item => Write(json, item));
                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case decimal number:
                JsonNumber.Write(json, number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
