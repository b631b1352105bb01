using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A fraction of a whole: more than 0 and at most 1, with at most 8 decimals.</summary>
/// <remarks>The <c>default</c> value is 0, which is not a valid fraction; recording refuses it.</remarks>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Fraction : IParsable<Fraction>
{
    /// <summary>Creates a fraction from its value.</summary>
    /// <param name="value">More than 0 and at most 1, with at most 8 decimals.</param>
    /// <exception cref="ArgumentException">The value is out of bounds.</exception>
    public Fraction(decimal value)
    {
        if (!IsOne(value))
        {
            throw new ArgumentException(
                $"{value.ToString(CultureInfo.InvariantCulture)} is not a fraction; "
                + $"a fraction is more than 0 and at most 1, with at most {Amount.MostDecimals} decimals.",
                nameof(value));
        }

        Value = value;
    }

    /// <summary>The value, more than 0 and at most 1.</summary>
    public decimal Value { get; }

    /// <summary>The value in digits, in the invariant culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads a fraction.</summary>
    /// <param name="text">The value in plain digits with a point, such as <c>0.25</c>.</param>
    /// <exception cref="ArgumentException">The text is no number, or out of bounds.</exception>
    public static Fraction Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? new Fraction(value)
            : throw new ArgumentException(
                $"'{StorableText.Shorten(text)}' is not a fraction; plain digits with a point are required.", nameof(text));
    }

    static Fraction IParsable<Fraction>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a fraction, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The fraction, or the <c>default</c> value.</param>
    /// <returns>Whether the text is a fraction.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Fraction result)
    {
        result = default;
        if (!decimal.TryParse(s, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || !IsOne(value))
            return false;
        result = new Fraction(value);
        return true;
    }

    private static bool IsOne(decimal value) => value is > 0 and <= 1 && decimal.Round(value, Amount.MostDecimals) == value;

    internal sealed class JsonConverter : JsonConverter<Fraction>
    {
        public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Refusal.AsJson(JsonNumber.Read(ref reader), value => new Fraction(value));

        public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) =>
            JsonNumber.Write(writer, Refusal.AsJson(value.Value, stated => new Fraction(stated).Value));
    }
}

/// <summary>
/// Ratios to 8 decimals. They are computed in whole numbers, since decimals round to nearest beyond 28 digits.
/// </summary>
internal static class Ratio
{
    private const decimal Scale = 100_000_000m;

    /// <summary>Divides and rounds down.</summary>
    public static decimal Floor(decimal part, decimal whole) =>
        (decimal)BigInteger.Divide(Scaled(part) * (BigInteger)Scale, Scaled(whole)) / Scale;

    /// <summary>Divides and rounds up. The part must be more than 0.</summary>
    public static decimal Ceiling(decimal part, decimal whole) =>
        (decimal)((((Scaled(part) * (BigInteger)Scale) - 1) / Scaled(whole)) + 1) / Scale;

    /// <summary>
    /// Squares each part's share of the sum of all, adds the squares, and rounds the result to the nearest.
    /// </summary>
    public static decimal SumOfSquares(IEnumerable<decimal> parts)
    {
        BigInteger whole = 0, squares = 0;
        foreach (var part in parts.Select(Scaled))
            (whole, squares) = (whole + part, squares + (part * part));
        return (decimal)(((2 * squares * (BigInteger)Scale) + (whole * whole)) / (2 * whole * whole)) / Scale;
    }

    /// <summary>Converts a value to a number of hundred-millionths.</summary>
    public static BigInteger Scaled(decimal value)
    {
        var whole = decimal.Truncate(value);
        return (new BigInteger(whole) * new BigInteger(Scale)) + new BigInteger((value - whole) * Scale);
    }
}
