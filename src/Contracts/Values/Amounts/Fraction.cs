using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A part of a whole: more than 0, at most 1, exact to 8 decimals.</summary>
/// <remarks>The <c>default</c> value is 0, which is no part at all; recording refuses it.</remarks>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Fraction
{
    /// <summary>Makes a fraction of its value.</summary>
    /// <param name="value">More than 0 and at most 1, with at most 8 decimals.</param>
    /// <exception cref="ArgumentException">The value is out of bounds.</exception>
    public Fraction(decimal value)
    {
        if (value is <= 0 or > 1 || decimal.Round(value, Amount.MostDecimals) != value)
            throw new ArgumentException($"{value.ToString(System.Globalization.CultureInfo.InvariantCulture)} is no fraction; a fraction is more than 0 and at most 1, with at most {Amount.MostDecimals} decimals.", nameof(value));
        Value = value;
    }

    /// <summary>The value, more than 0 and at most 1.</summary>
    public decimal Value { get; }

    /// <summary>A fraction of its value; the same as the constructor.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Fraction(decimal value) => new(value);

    /// <summary>The value in plain digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal sealed class JsonConverter : JsonConverter<Fraction>
    {
        public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Refusal.AsJson(JsonNumber.Read(ref reader), value => new Fraction(value));

        public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) =>
            JsonNumber.Write(writer, Refusal.AsJson(value.Value, stated => new Fraction(stated).Value));
    }
}
