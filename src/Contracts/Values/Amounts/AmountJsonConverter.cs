using System.Text.Json.Serialization;
using System.Text.Json;

namespace Contracts;

/// <summary>
/// Reads and writes <c>{"exactly":5,"unit":"USD"}</c>, or the same with atLeast, upTo, between, about or unknown. An
/// amount that was computed, and that no event can state, has <c>isApproximate</c> or <c>isUpTo</c> beside its bounds.
/// </summary>
internal class AmountJsonConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StatedRange.Read(ref reader, mayBeComputed: true), static stated => stated.Form switch
        {
            StatedForm.Exactly => Kept(stated, stated.Least, stated.Least),
            StatedForm.AtLeast => Kept(stated, stated.Least, null),
            StatedForm.UpTo => Kept(stated, 0, stated.Least),
            StatedForm.Between => Kept(stated, stated.Least, stated.Most),
            StatedForm.About => Kept(stated, stated.Least, stated.Least),
            _ => Kept(stated, 0, null),
        });

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        if (value.Unit.IsNone)
            throw new JsonException("The amount is the default one, which has no unit; an amount must have one.");
        var stated = value switch
        {
            { IsUnknown: true } => new StatedRange(StatedForm.Unknown, 0, 0, value.Unit),
            { IsOpenEnded: true } => new(StatedForm.AtLeast, value.Min, 0, value.Unit),
            { IsUpTo: true, Min: 0, Max: { } max and > 0 } => new(StatedForm.UpTo, max, 0, value.Unit),
            { IsPoint: true, IsApproximate: true } => new(StatedForm.About, value.Min, 0, value.Unit),
            { IsPoint: true } => new(StatedForm.Exactly, value.Min, 0, value.Unit),
            _ => new(StatedForm.Between, value.Min, value.Max ?? value.Min, value.Unit),
        };
        (stated with
        {
            IsApproximate = value.IsApproximate && stated.Form != StatedForm.About,
            IsUpTo = value.IsUpTo && stated.Form != StatedForm.UpTo,
        }).Write(writer);
    }

    private static Amount Kept(in StatedRange stated, decimal min, decimal? max) => Amount.Kept(
        min,
        max,
        stated.Unit,
        isApproximate: stated.IsApproximate || stated.Form == StatedForm.About,
        isUpTo: stated.IsUpTo || (stated.Form == StatedForm.UpTo && max > 0));
}

/// <summary>Reads and writes only amounts that an event can state.</summary>
internal sealed class StatedAmountJsonConverter : AmountJsonConverter
{
    /// <summary>The shared instance.</summary>
    public static StatedAmountJsonConverter Instance { get; } = new();

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
        if (value.FindFault() is { } fault)
            throw new JsonException(fault);
        base.Write(writer, value, options);
    }
}
