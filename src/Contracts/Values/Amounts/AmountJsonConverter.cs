using System.Text.Json.Serialization;
using System.Text.Json;

namespace Contracts;

/// <summary>
/// Reads and writes <c>{"exactly":5,"unit":"USD"}</c>, or the same with atLeast, upTo, between, about or unknown.
/// </summary>
internal class AmountJsonConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StatedRange.Read(ref reader), static stated => stated.Form switch
        {
            StatedForm.Exactly => Amount.Exactly(stated.Least, stated.Unit),
            StatedForm.AtLeast => Amount.AtLeast(stated.Least, stated.Unit),
            StatedForm.UpTo => Amount.UpTo(stated.Least, stated.Unit),
            StatedForm.Between => Amount.Between(stated.Least, stated.Most, stated.Unit),
            StatedForm.About => Amount.About(stated.Least, stated.Unit),
            _ => Amount.Unknown(stated.Unit),
        });

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.Unit.IsNone)
            throw new JsonException("The amount is the default one, which has no unit; an amount must have one.");
        (value switch
        {
            { IsUnknown: true } => new StatedRange(StatedForm.Unknown, 0, 0, value.Unit),
            { IsOpenEnded: true } => new(StatedForm.AtLeast, value.Min, 0, value.Unit),
            { IsUpTo: true, Max: { } max } => new(StatedForm.UpTo, max, 0, value.Unit),
            { IsPoint: true, IsApproximate: true } => new(StatedForm.About, value.Min, 0, value.Unit),
            { IsPoint: true } => new(StatedForm.Exactly, value.Min, 0, value.Unit),
            _ => new(StatedForm.Between, value.Min, value.Max ?? value.Min, value.Unit),
        }).Write(writer);
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
