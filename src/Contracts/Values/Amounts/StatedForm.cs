using System.Text;
using System.Text.Json;

namespace Contracts;

/// <summary>The forms in which JSON states an amount or a reported value.</summary>
internal enum StatedForm
{
    Exactly,
    AtLeast,
    UpTo,
    Between,
    About,
    Unknown,
}

/// <summary>A form with its numbers and unit.</summary>
/// <param name="Form">The form.</param>
/// <param name="Least">The only number, or the first of two; 0 if there is none.</param>
/// <param name="Most">The second number; 0 if there is none.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct StatedRange(StatedForm Form, decimal Least, decimal Most, AmountUnit Unit)
{
    /// <summary>True if a computed range is approximate though its form does not say so.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>True if a computed range is up to its bound though its form does not say so.</summary>
    public bool IsUpTo { get; init; }

    private const string Forms = "exactly, atLeast, upTo, between, about or unknown";

    private static readonly AmountUnit[] Frequent =
        [AmountUnit.Usd, AmountUnit.Eur, AmountUnit.Gbp, AmountUnit.Share, AmountUnit.Gpu, AmountUnit.Megawatt];

    private static readonly (byte[] Name, AmountUnit Unit)[] Known =
        [.. Frequent.Select(unit => (Encoding.UTF8.GetBytes(unit.ToString()), unit))];

    /// <summary>Reads <c>{"exactly":5,"unit":"USD"}</c>, or the same in another form.</summary>
    /// <param name="reader">The reader, on the object's beginning.</param>
    /// <param name="mayBeComputed">True if it may be an amount that no event can state.</param>
    /// <exception cref="JsonException">It is no such object.</exception>
    public static StatedRange Read(ref Utf8JsonReader reader, bool mayBeComputed = false)
    {
        var (isApproximate, isUpTo) = (false, false);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("This is no amount; an object such as {\"exactly\":5,\"unit\":\"USD\"} is required.");

        AmountUnit unit = default;
        (StatedForm Form, decimal Least, decimal Most)? stated = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref reader, "unit"u8))
            {
                unit = unit.IsNone ? ReadUnit(ref reader) : throw new JsonException("'unit' stands twice in the amount.");
                continue;
            }

            if (mayBeComputed && JsonText.Is(ref reader, "isApproximate"u8))
            {
                isApproximate = ReadFlag(ref reader);
                continue;
            }

            if (mayBeComputed && JsonText.Is(ref reader, "isUpTo"u8))
            {
                isUpTo = ReadFlag(ref reader);
                continue;
            }

            if (stated is not null)
                throw new JsonException($"An amount is stated in one way only: {Forms}.");
            stated = ReadForm(ref reader);
        }

        if (unit.IsNone)
            throw new JsonException("The amount has no unit; an amount must have one.");
        return stated is { } given
            ? new(given.Form, given.Least, given.Most, unit) { IsApproximate = isApproximate, IsUpTo = isUpTo }
            : throw new JsonException($"The amount has no value; {Forms} is required.");
    }

    /// <summary>Writes what <see cref="Read"/> reads.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Form switch
        {
            StatedForm.Exactly => "exactly"u8,
            StatedForm.AtLeast => "atLeast"u8,
            StatedForm.UpTo => "upTo"u8,
            StatedForm.Between => "between"u8,
            StatedForm.About => "about"u8,
            _ => "unknown"u8,
        });
        switch (Form)
        {
            case StatedForm.Between:
                writer.WriteStartArray();
                JsonNumber.Write(writer, Least);
                JsonNumber.Write(writer, Most);
                writer.WriteEndArray();
                break;
            case StatedForm.Unknown:
                writer.WriteBooleanValue(true);
                break;
            default:
                JsonNumber.Write(writer, Least);
                break;
        }

        writer.WriteString("unit"u8, Unit.ToString());
        if (IsApproximate)
            writer.WriteBoolean("isApproximate"u8, true);
        if (IsUpTo)
            writer.WriteBoolean("isUpTo"u8, true);
        writer.WriteEndObject();
    }

    /// <summary>Reads a unit without allocating the text of the most frequent ones.</summary>
    private static AmountUnit ReadUnit(ref Utf8JsonReader reader)
    {
        reader.Read();
        foreach (var (name, known) in Known)
        {
            if (reader.TokenType == JsonTokenType.String && JsonText.Is(ref reader, name))
                return known;
        }

        return Refusal.AsJson(StringJsonConverter.ReadString(ref reader), static text => new AmountUnit(text));
    }

    private static (StatedForm Form, decimal Least, decimal Most) ReadForm(ref Utf8JsonReader reader)
    {
        if (JsonText.Is(ref reader, "exactly"u8))
            return (StatedForm.Exactly, ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "atLeast"u8))
            return (StatedForm.AtLeast, ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "upTo"u8))
            return (StatedForm.UpTo, ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "about"u8))
            return (StatedForm.About, ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "between"u8))
        {
            var (least, most) = ReadPair(ref reader);
            return (StatedForm.Between, least, most);
        }

        if (!JsonText.Is(ref reader, "unknown"u8))
        {
            throw new JsonException(
                $"'{StorableText.Shorten(JsonText.Read(ref reader))}' is not a way to state an amount; {Forms} is required.");
        }

        reader.Read();
        return reader.TokenType == JsonTokenType.True
            ? (StatedForm.Unknown, 0, 0)
            : throw new JsonException("'unknown' is either true or left out.");
    }

    private static bool ReadFlag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False
            ? reader.TokenType == JsonTokenType.True
            : throw new JsonException("'isApproximate' and 'isUpTo' are true or false.");
    }

    private static decimal ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonNumber.Read(ref reader);
    }

    private static (decimal Least, decimal Most) ReadPair(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw NoPair();
        var (least, most) = (ReadNumber(ref reader), ReadNumber(ref reader));
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? (least, most) : throw NoPair();

        static JsonException NoPair() => new("'between' is a pair of numbers, [least, most].");
    }
}
