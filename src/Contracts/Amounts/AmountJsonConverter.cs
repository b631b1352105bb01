using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary><c>{"exactly":5,"unit":"USD"}</c>, and the same with atLeast, upTo, between, about or unknown.</summary>
internal sealed class AmountJsonConverter : JsonConverter<Amount>
{
    private const string Forms = "exactly, atLeast, upTo, between, about or unknown";

    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("This is no amount; an object such as {\"exactly\":5,\"unit\":\"USD\"} is required.");

        AmountUnit unit = default;
        Func<AmountUnit, Amount>? form = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.Read(ref reader);
            reader.Read();
            if (name == "unit")
            {
                unit = unit.IsNone ? Refusal.AsJson(StringJsonConverter.ReadString(ref reader), text => new AmountUnit(text)) : throw Twice(name);
                continue;
            }

            if (form is not null)
                throw new JsonException($"An amount is stated in one way only: {Forms}.");
            form = ReadForm(ref reader, name);
        }

        if (unit.IsNone)
            throw new JsonException("The amount has no unit; an amount is always of one.");
        return form is null ? throw new JsonException($"The amount says nothing; {Forms} is required.") : Refusal.AsJson(unit, form);
    }

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.Unit.IsNone)
            throw new JsonException("The amount is the default one, which has no unit; an amount is always of one.");
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

    private static Func<AmountUnit, Amount> ReadForm(ref Utf8JsonReader reader, string name)
    {
        switch (name)
        {
            case "exactly":
                var exactly = JsonNumber.Read(ref reader);
                return unit => Amount.Exactly(exactly, unit);
            case "atLeast":
                var atLeast = JsonNumber.Read(ref reader);
                return unit => Amount.AtLeast(atLeast, unit);
            case "upTo":
                var upTo = JsonNumber.Read(ref reader);
                return unit => Amount.UpTo(upTo, unit);
            case "about":
                var about = JsonNumber.Read(ref reader);
                return unit => Amount.About(about, unit);
            case "between":
                var (min, max) = ReadPair(ref reader);
                return unit => Amount.Between(min, max, unit);
            case "unknown" when reader.TokenType == JsonTokenType.True:
                return Amount.Unknown;
            case "unknown":
                throw new JsonException("'unknown' is either true or left out.");
            default:
                throw new JsonException($"'{Text.Shorten(name)}' is no way to state an amount; {Forms} is required.");
        }
    }

    private static (decimal Min, decimal Max) ReadPair(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw NoPair();
        reader.Read();
        var min = JsonNumber.Read(ref reader);
        reader.Read();
        var max = JsonNumber.Read(ref reader);
        reader.Read();
        return reader.TokenType == JsonTokenType.EndArray ? (min, max) : throw NoPair();

        static JsonException NoPair() => new("'between' is a pair of numbers, [least, most].");
    }

    private static JsonException Twice(string name) => new($"'{name}' stands twice in the amount.");
}
