using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Contracts;

/// <summary>Reads a payload, or finds all of its faults.</summary>
internal static class Payload
{
    private const string NoSuchField = "There is no such field.";
    private const string GivenTwice = "The field appears twice; it may appear once.";
    private const string IsMissing = "The field is missing; it is required.";

    private static readonly string[] RequiredOfCorrections = ["entry", "type", "data"];

    /// <summary>Reads the event of a payload; null if it has faults.</summary>
    /// <param name="data">The payload in UTF-8.</param>
    /// <param name="type">The event type.</param>
    /// <param name="offset">The offset of the payload in the line, in bytes.</param>
    /// <param name="faults">Receives the faults.</param>
    public static ContractEvent? Read(ReadOnlySpan<byte> data, EventType type, int offset, List<LineFault> faults)
    {
        var before = faults.Count;
        try
        {
            var happened = EventJson.Read(data, type);
            if ((happened.FindFault() ?? RefusedField.OfMisspelledUnit(happened, data)) is not { } fault)
                return happened;
            faults.Add(new LineFault(offset, $"data.{fault.Field}", fault.Message));
        }
        catch (UnknownEventException unknown)
        {
            faults.Add(new LineFault(offset, "data.type", EventType.Unknown(unknown.EventType)));
        }
        catch (JsonException refused)
        {
            Diagnose(data, type, offset, faults);
            if (faults.Count == before)
            {
                var at = offset + (int)(refused.BytePositionInLine ?? 0);
                faults.Add(new LineFault(at, Field("data", refused.Path), refused.Message));
            }
        }

        return null;
    }

    private static void Diagnose(ReadOnlySpan<byte> data, EventType type, int offset, List<LineFault> faults)
    {
        var reader = new Utf8JsonReader(data);
        reader.Read();
        if (type.Class == typeof(EntryCorrected))
            WalkCorrection(ref reader, data, offset, faults);
        else
            Walk(ref reader, EventJson.Options.GetTypeInfo(type.Class), "data", offset, faults);
    }

    /// <summary>Visits the value at the reader's position, and leaves the reader on its last token.</summary>
    private static void Walk(
        ref Utf8JsonReader reader, JsonTypeInfo expected, string field, int offset, List<LineFault> faults)
    {
        switch (expected.Kind)
        {
            case JsonTypeInfoKind.Object when reader.TokenType == JsonTokenType.StartObject:
                WalkObject(ref reader, expected, field, offset, faults);
                break;
            case JsonTypeInfoKind.Enumerable
                when reader.TokenType == JsonTokenType.StartArray && expected.ElementType is { } element:
                for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; i++)
                    Walk(ref reader, EventJson.Options.GetTypeInfo(element), $"{field}[{i}]", offset, faults);
                break;
            default:
                Try(ref reader, expected, field, offset, faults);
                break;
        }
    }

    private static void WalkObject(
        ref Utf8JsonReader reader, JsonTypeInfo expected, string field, int offset, List<LineFault> faults)
    {
        var at = offset + (int)reader.TokenStartIndex;
        var seen = new HashSet<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var nameAt = offset + (int)reader.TokenStartIndex;
            var name = JsonText.Read(ref reader);
            reader.Read();
            var property = expected.Properties.FirstOrDefault(property => property.Name == name);
            if (property is null)
                faults.Add(new LineFault(nameAt, $"{field}.{StorableText.Shorten(name)}", NoSuchField));
            else if (!seen.Add(name))
                faults.Add(new LineFault(nameAt, $"{field}.{name}", GivenTwice));
            else if (reader.TokenType == JsonTokenType.Null && !property.IsSetNullable)
            {
                var valueAt = offset + (int)reader.TokenStartIndex;
                faults.Add(new LineFault(valueAt, $"{field}.{name}", "The field is null; a value is required."));
            }
            else if (reader.TokenType != JsonTokenType.Null)
            {
                var valueType = EventJson.Options.GetTypeInfo(property.PropertyType);
                Walk(ref reader, valueType, $"{field}.{name}", offset, faults);
                continue;
            }

            reader.Skip();
        }

        faults.AddRange(expected.Properties
            .Where(property => property.IsRequired && !seen.Contains(property.Name))
            .Select(property => new LineFault(at, $"{field}.{property.Name}", IsMissing)));
    }

    private static void WalkCorrection(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> data, int offset, List<LineFault> faults)
    {
        var parts = new Dictionary<string, Range>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            var nameAt = (int)reader.TokenStartIndex;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (name is not ("entry" or "type" or "data" or "reason"))
                faults.Add(new LineFault(offset + nameAt, $"data.{StorableText.Shorten(name)}", NoSuchField));
            else if (!parts.TryAdd(name, start..(int)reader.BytesConsumed))
                faults.Add(new LineFault(offset + nameAt, $"data.{name}", GivenTwice));
        }

        faults.AddRange(RequiredOfCorrections
            .Where(name => !parts.ContainsKey(name))
            .Select(name => new LineFault(offset, $"data.{name}", IsMissing)));
        if (parts.TryGetValue("type", out var type) && parts.TryGetValue("data", out var payload)
            && ParseString(data[type]) is { } typeName && EventType.Find(typeName) is { IsFact: true } found)
        {
            var inner = new List<LineFault>();
            Read(data[payload], found, offset + payload.Start.Value, inner);
            faults.AddRange(inner.Select(fault => fault with { Field = "data." + fault.Field }));
        }
    }

    private static string? ParseString(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return reader.Read() && reader.TokenType == JsonTokenType.String ? JsonText.Read(ref reader) : null;
    }

    private static void Try(
        ref Utf8JsonReader reader, JsonTypeInfo expected, string field, int offset, List<LineFault> faults)
    {
        var start = reader;
        try
        {
            JsonSerializer.Deserialize(ref reader, expected);
        }
        catch (JsonException refused)
        {
            faults.Add(new LineFault(offset + (int)start.TokenStartIndex, field, Sentence(refused, expected.Type)));
            reader = start;
            reader.Skip();
        }
    }

    /// <summary>
    /// The message of the refusing value; if the serializer itself refuses, the form that it expected.
    /// </summary>
    internal static string Sentence(JsonException refused, Type expected) =>
        refused.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? $"The value is invalid; {Expectation(expected)} is required."
            : refused.Message;

    private static string Expectation(Type expected)
    {
        var type = Nullable.GetUnderlyingType(expected) ?? expected;
        return type == typeof(bool) ? "true or false"
            : type.IsEnum ? $"one of {StorableText.List(KebabCase.All(type))}"
            : type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? "a list"
            : "an object";
    }

    private static string Field(string root, string? path) => path is null or "$" ? root : root + path.TrimStart('$');
}
