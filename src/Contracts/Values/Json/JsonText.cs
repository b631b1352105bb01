using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Reads JSON strings, whose escapes may not form valid text.</summary>
internal static class JsonText
{
    // Returned for a name or string that is not valid text. No field has this name.
    private const string None = "\uFFFD";

    /// <summary>Returns true if the reader is on this name or string; false if its text is invalid.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        try
        {
            return reader.ValueTextEquals(name);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// The name or string that the reader is on, for use in a message; U+FFFD if it is not valid text.
    /// </summary>
    public static string Read(ref Utf8JsonReader reader) => Find(ref reader) ?? None;

    /// <summary>The string that the reader is on; null if an escape is half a surrogate pair.</summary>
    public static string? Find(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>Reads and writes decimals without the trailing zeros that they may store.</summary>
internal sealed class DecimalJsonConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? JsonNumber.ReadExactly(ref reader)
            : throw new JsonException("This is no number; a JSON number is required.");

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        JsonNumber.Write(writer, value);
}

/// <summary>Reads decimal numbers without rounding, and writes them without trailing zeros.</summary>
internal static class JsonNumber
{
    private const int DigitsOfDecimal = 28;

    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("This is no number; a JSON number is required.");
        var digits = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (!reader.TryGetDecimal(out var value) || SignificantDigits(digits) > DigitsOfDecimal)
            throw new JsonException($"The number is too large or has more than {DigitsOfDecimal} digits.");
        return value;
    }

    /// <summary>Reads any number that a decimal holds exactly.</summary>
    public static decimal ReadExactly(ref Utf8JsonReader reader)
    {
        var digits = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        if (!reader.TryGetDecimal(out var value) || Digits(digits) != Digits(Encoding.UTF8.GetBytes(Text(value))))
            throw new JsonException("The number does not fit a decimal; one that a decimal holds exactly is required.");
        return value == 0 ? 0 : value; // without the sign of -0

        static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
    }

    public static void Write(Utf8JsonWriter writer, decimal value) =>
        writer.WriteNumberValue(WithoutTrailingZeros(value));

    /// <summary>Divides by 1 at the greatest scale, which removes the trailing zeros that a decimal stores.</summary>
    private static decimal WithoutTrailingZeros(decimal value) =>
        value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;

    /// <summary>The digits of a number without the zeros before and after them.</summary>
    private static string Digits(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        return Encoding.ASCII.GetString(mantissa).Replace(".", "", StringComparison.Ordinal).TrimStart('-').Trim('0');
    }

    private static int SignificantDigits(ReadOnlySpan<byte> number)
    {
        var exponent = number.IndexOfAny((byte)'e', (byte)'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        var count = 0;
        foreach (var b in mantissa)
        {
            if (b is >= (byte)'1' and <= (byte)'9' || (b == '0' && count > 0))
                count++;
        }

        return count;
    }
}
