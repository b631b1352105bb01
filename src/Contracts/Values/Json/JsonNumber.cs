using System.Buffers;
using System.Text.Json;

namespace Contracts;

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
