using System.Text.Json.Serialization;
using System.Text.Json;
using System.Text;

namespace Contracts;

/// <summary>
/// Reads and writes <c>{"exactly":5,"unit":"USD"}</c>, or the same with atLeast, upTo, between, about or unknown.
/// </summary>
internal class AmountJsonConverter : JsonConverter<Amount>
{
    private const string Forms = "exactly, atLeast, upTo, between, about or unknown";

    private static readonly AmountUnit[] Frequent =
        [AmountUnit.Usd, AmountUnit.Eur, AmountUnit.Gbp, AmountUnit.Share, AmountUnit.Gpu, AmountUnit.Megawatt];

    private static readonly (byte[] Name, AmountUnit Unit)[] Known =
        [.. Frequent.Select(unit => (Encoding.UTF8.GetBytes(unit.ToString()), unit))];

    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("This is no amount; an object such as {\"exactly\":5,\"unit\":\"USD\"} is required.");

        AmountUnit unit = default;
        (Func<decimal, decimal, AmountUnit, Amount> Make, decimal Min, decimal Max)? stated = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref reader, "unit"u8))
            {
                unit = unit.IsNone ? ReadUnit(ref reader) : throw new JsonException("'unit' stands twice in the amount.");
                continue;
            }

            if (stated is not null)
                throw new JsonException($"An amount is stated in one way only: {Forms}.");
            stated = ReadForm(ref reader);
        }

        if (unit.IsNone)
            throw new JsonException("The amount has no unit; an amount must have one.");
        return stated is { } form
            ? Refusal.AsJson((form, unit), static given => given.form.Make(given.form.Min, given.form.Max, given.unit))
            : throw new JsonException($"The amount has no value; {Forms} is required.");
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.Unit.IsNone)
            throw new JsonException("The amount is the default one, which has no unit; an amount must have one.");
        writer.WriteStartObject();
        switch (value)
        {
            case { IsUnknown: true }:
                writer.WriteBoolean("unknown", true);
                break;
            case { IsOpenEnded: true }:
                WriteNumber("atLeast", value.Min);
                break;
            case { IsUpTo: true, Max: { } max }:
                WriteNumber("upTo", max);
                break;
            case { IsPoint: true, IsApproximate: true }:
                WriteNumber("about", value.Min);
                break;
            case { IsPoint: true }:
                WriteNumber("exactly", value.Min);
                break;
            case { Max: { } max }:
                writer.WriteStartArray("between");
                JsonNumber.Write(writer, value.Min);
                JsonNumber.Write(writer, max);
                writer.WriteEndArray();
                break;
        }

        writer.WriteString("unit", value.Unit.ToString());
        writer.WriteEndObject();

        void WriteNumber(string form, decimal number)
        {
            writer.WritePropertyName(form);
            JsonNumber.Write(writer, number);
        }
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

    private static (Func<decimal, decimal, AmountUnit, Amount> Make, decimal Min, decimal Max) ReadForm(
        ref Utf8JsonReader reader)
    {
        if (JsonText.Is(ref reader, "exactly"u8))
            return (static (value, _, unit) => Amount.Exactly(value, unit), ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "atLeast"u8))
            return (static (value, _, unit) => Amount.AtLeast(value, unit), ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "upTo"u8))
            return (static (value, _, unit) => Amount.UpTo(value, unit), ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "about"u8))
            return (static (value, _, unit) => Amount.About(value, unit), ReadNumber(ref reader), 0);
        if (JsonText.Is(ref reader, "between"u8))
        {
            var (min, max) = ReadPair(ref reader);
            return (Amount.Between, min, max);
        }

        if (!JsonText.Is(ref reader, "unknown"u8))
        {
            throw new JsonException(
                $"'{StorableText.Shorten(JsonText.Read(ref reader))}' is not a way to state an amount; {Forms} is required.");
        }

        reader.Read();
        return reader.TokenType == JsonTokenType.True
            ? (static (_, _, unit) => Amount.Unknown(unit), 0, 0)
            : throw new JsonException("'unknown' is either true or left out.");
    }

    private static decimal ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        return JsonNumber.Read(ref reader);
    }

    private static (decimal Min, decimal Max) ReadPair(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
            throw NoPair();
        var (min, max) = (ReadNumber(ref reader), ReadNumber(ref reader));
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? (min, max) : throw NoPair();

        static JsonException NoPair() => new("'between' is a pair of numbers, [least, most].");
    }
}

/// <summary>Writes only amounts that can be read back unchanged, as events require.</summary>
internal sealed class StatedAmountJsonConverter : AmountJsonConverter
{
    /// <summary>The shared instance.</summary>
    public static StatedAmountJsonConverter Instance { get; } = new();

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.FindFault() is { } fault)
            throw new JsonException(fault);
        base.Write(writer, value, options);
    }

    /// <summary>The same converter for optional amounts.</summary>
    internal sealed class OrNull : JsonConverter<Amount?>
    {
        public override Amount? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instance.Read(ref reader, typeof(Amount), options);

        public override void Write(Utf8JsonWriter writer, Amount? value, JsonSerializerOptions options)
        {
            if (value is { } amount)
                Instance.Write(writer, amount, options);
            else
                writer.WriteNullValue();
        }
    }
}
