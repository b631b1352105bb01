using System.Text.Json;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A figure that somebody reported, as precisely as it is known: a range in one unit, with a sign.</summary>
/// <remarks>
/// <para>
/// Unlike an <see cref="Amount"/> it can be negative, as a loss is: "up to n" has no lower bound, an undisclosed value
/// has none at all, and an exact value or both ends of a range may be below 0. It never enters amounts; a
/// <see cref="Reconciliation"/> compares it with them. Both bounds are inclusive.
/// </para>
/// <para>
/// Two values are equal if they have the same bounds and unit, and both or neither are approximate. The <c>default</c>
/// value has no unit, and recording refuses it.
/// </para>
/// </remarks>
[JsonConverter(typeof(ReportedValueJsonConverter))]
public readonly record struct ReportedValue
{
    private ReportedValue(decimal? min, decimal? max, AmountUnit unit, bool isApproximate = false)
    {
        if (unit.IsNone)
            throw new ArgumentException("There is no unit; a reported value must have one.", nameof(unit));
        (Min, Max, Unit, IsApproximate) = (min, max, unit, isApproximate);
    }

    /// <summary>The lower bound, inclusive; null if there is none.</summary>
    public decimal? Min { get; }

    /// <summary>The upper bound, inclusive; null if there is none.</summary>
    public decimal? Max { get; }

    /// <summary>The unit in which the value is counted.</summary>
    public AmountUnit Unit { get; }

    /// <summary>True if it was stated as approximate.</summary>
    public bool IsApproximate { get; }

    /// <summary>True if both bounds are equal.</summary>
    public bool IsPoint => Min is { } min && min == Max;

    /// <summary>True if nothing is known of it.</summary>
    public bool IsUnknown => Min is null && Max is null;

    /// <summary>Creates an exact value.</summary>
    /// <param name="value">−10^18 to 10^18, with at most 8 decimals.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The value is out of bounds, or the unit is the default one.</exception>
    public static ReportedValue Exactly(decimal value, AmountUnit unit) => new(Bound(value), value, unit);

    /// <summary>Creates a value between two others, both inclusive.</summary>
    /// <param name="min">−10^18 to 10^18, with at most 8 decimals.</param>
    /// <param name="max">Not less than <paramref name="min"/>; up to 10^18, with at most 8 decimals.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">
    /// A value is out of bounds, the values are in the wrong order, or the unit is the default one.
    /// </exception>
    public static ReportedValue Between(decimal min, decimal max, AmountUnit unit) =>
        Bound(min) <= Bound(max)
            ? new(min, max, unit)
            : throw new ArgumentException(
                $"The least, {Amount.Invariant(min)}, is more than the most, {Amount.Invariant(max)}; "
                + "a range goes from the less to the more.",
                nameof(max));

    /// <summary>Creates a value of at least a number, without an upper bound.</summary>
    /// <param name="value">0 to 10^18, with at most 8 decimals.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The value is out of bounds, or the unit is the default one.</exception>
    public static ReportedValue AtLeast(decimal value, AmountUnit unit) =>
        new(Amount.AtLeast(value, unit).Min, null, unit);

    /// <summary>Creates a value of up to and including a number, without a lower bound.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static ReportedValue UpTo(decimal value, AmountUnit unit) =>
        new(null, Amount.UpTo(value, unit).Max, unit);

    /// <summary>Creates an approximate value. Both bounds are the number.</summary>
    /// <inheritdoc cref="AtLeast"/>
    public static ReportedValue About(decimal value, AmountUnit unit) =>
        new(Amount.About(value, unit).Min, value, unit, isApproximate: true);

    /// <summary>Creates an undisclosed value, which may be anything.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The unit is the default one.</exception>
    public static ReportedValue Unknown(AmountUnit unit) => new(null, null, unit);

    /// <summary>The range of an amount.</summary>
    internal static ReportedValue Of(Amount amount) => new(amount.Min, amount.Max, amount.Unit, amount.IsApproximate);

    /// <summary>
    /// The value in common notation: <c>$25.9bn</c>, <c>-$863.4m</c>, <c>-$5m to $2m</c>, <c>up to $22.4bn</c>,
    /// <c>$60bn+</c>, <c>about $320m</c>, <c>undisclosed</c> or <c>none</c>. Bounds of a range are rounded outward; a
    /// single number is never rounded.
    /// </summary>
    public override string ToString() => this switch
    {
        { Unit.IsNone: true } => "no value",
        { Min: null, Max: null } => "undisclosed",
        { Min: null, Max: 0 } => $"up to {Zero}",
        { Min: null, Max: { } most } => Amount.UpTo(most, Unit).ToString(),
        { Min: { } min and < 0 } when IsPoint => $"-{Amount.Exactly(-min, Unit)}",
        { Min: { } min and < 0, Max: { } most } => $"-{RoundedUp(-min)} to {UpperEnd(most)}",
        _ => Amount.Kept(Min ?? 0, Max, Unit, IsApproximate, isUpTo: false).ToString(),
    };

    private string Zero => Unit.Sign is { } sign ? $"{sign}0" : $"0 {Unit.Plural}";

    private string UpperEnd(decimal most) =>
        most == 0 ? Zero
        : most > 0 ? RoundedUp(most)
        : $"-{Amount.AtLeast(-most, Unit).ToString().Replace("+", "", StringComparison.Ordinal)}";

    private string RoundedUp(decimal bound) => Amount.UpTo(bound, Unit).ToString()["up to ".Length..];

    private static decimal Bound(decimal value)
    {
        if (Math.Abs(value) > Amount.Largest || decimal.Round(value, Amount.MostDecimals) != value)
        {
            throw new ArgumentException(
                $"{Amount.Invariant(value)} is out of bounds; "
                + $"a reported value is −10^18 to 10^18 with at most {Amount.MostDecimals} decimals.",
                nameof(value));
        }

        return value;
    }
}

/// <summary>Reads and writes a reported value in the forms of an amount.</summary>
internal sealed class ReportedValueJsonConverter : JsonConverter<ReportedValue>
{
    public override ReportedValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Refusal.AsJson(StatedRange.Read(ref reader), static stated => stated.Form switch
        {
            StatedForm.Exactly => ReportedValue.Exactly(stated.Least, stated.Unit),
            StatedForm.AtLeast => ReportedValue.AtLeast(stated.Least, stated.Unit),
            StatedForm.UpTo => ReportedValue.UpTo(stated.Least, stated.Unit),
            StatedForm.Between => ReportedValue.Between(stated.Least, stated.Most, stated.Unit),
            StatedForm.About => ReportedValue.About(stated.Least, stated.Unit),
            _ => ReportedValue.Unknown(stated.Unit),
        });

    public override void Write(Utf8JsonWriter writer, ReportedValue value, JsonSerializerOptions options)
    {
        if (value.Unit.IsNone)
            throw new JsonException("The value is the default one, which has no unit; a reported value must have one.");
        (value switch
        {
            { Min: null, Max: { } max } => new StatedRange(StatedForm.UpTo, max, 0, value.Unit),
            { Min: null } => new(StatedForm.Unknown, 0, 0, value.Unit),
            { Min: { } min, Max: null } => new(StatedForm.AtLeast, min, 0, value.Unit),
            { Min: { } min, IsPoint: true, IsApproximate: true } => new(StatedForm.About, min, 0, value.Unit),
            { Min: { } min, IsPoint: true } => new(StatedForm.Exactly, min, 0, value.Unit),
            _ => new(StatedForm.Between, value.Min ?? 0, value.Max ?? 0, value.Unit),
        }).Write(writer);
    }
}
