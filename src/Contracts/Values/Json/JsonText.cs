using System.Buffers;
using System.Text.Json;

namespace Contracts;

/// <summary>Text in JSON, whose escapes may be no text at all.</summary>
internal static class JsonText
{
    // Stands for a name or string that is no text; no name of ours.
    private const string None = "\uFFFD";

    /// <summary>Whether the reader stands on this name or string; one that is no text is none.</summary>
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

    /// <summary>The name or string that the reader stands on, as it can stand in a message; U+FFFD where it is no text.</summary>
    public static string Read(ref Utf8JsonReader reader) => Find(ref reader) ?? None;

    /// <summary>The string that the reader stands on; null where an escape is half a surrogate pair.</summary>
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

/// <summary>Decimal numbers in JSON, never rounded on the way in, written without trailing zeros.</summary>
internal static class JsonNumber
{
    private const int DigitsOfDecimal = 28;

    public static decimal Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.Number)
            throw new JsonException("This is no number; a JSON number is required.");
        if (!reader.TryGetDecimal(out var value) || SignificantDigits(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan) > DigitsOfDecimal)
            throw new JsonException($"The number is too large or has more than {DigitsOfDecimal} digits.");
        return value;
    }

    public static void Write(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(WithoutTrailingZeros(value));

    /// <summary>Dividing by a one of the greatest scale drops the zeros that a decimal remembers.</summary>
    private static decimal WithoutTrailingZeros(decimal value) => value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;

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
