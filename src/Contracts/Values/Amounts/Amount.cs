using System.Globalization;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An amount as precisely as it is known: a range in one unit, possibly without an upper bound.</summary>
/// <remarks>
/// <para>
/// The form in which an amount was stated is kept: "at least", "up to", "about" and "undisclosed" never become a single
/// number. Both bounds are inclusive. Sums and differences treat the operands as independent, so they are exact for
/// amounts of different facts and must not be applied to figures that rest on the same fact.
/// </para>
/// <para>
/// Two amounts are equal if they were stated in the same form: <c>UpTo(5)</c> and <c>Between(0, 5)</c> have the same
/// bounds and are not equal. The <c>default</c> value is not an amount: it has no unit, and recording refuses it.
/// </para>
/// </remarks>
[JsonConverter(typeof(AmountJsonConverter))]
public readonly partial record struct Amount
{
    /// <summary>The greatest bound that can be stated: 10^18.</summary>
    public const decimal Largest = 1_000_000_000_000_000_000m;

    /// <summary>The greatest number of decimals that a bound can have.</summary>
    public const int MostDecimals = 8;

    private readonly decimal _max;
    private readonly Traits _traits;

    private Amount(decimal min, decimal max, AmountUnit unit, Traits traits)
    {
        Min = min;
        _max = max;
        Unit = unit;
        _traits = traits;
    }

    [Flags]
    private enum Traits : byte { None = 0, OpenEnded = 1, Approximate = 2, UpTo = 4 }

    /// <summary>The lower bound, inclusive; 0 or more.</summary>
    public decimal Min { get; }

    /// <summary>The upper bound, inclusive; null if there is none.</summary>
    public decimal? Max => IsOpenEnded ? null : _max;

    /// <summary>The unit in which the amount is counted.</summary>
    public AmountUnit Unit { get; }

    /// <summary>True if there is no upper bound.</summary>
    public bool IsOpenEnded => _traits.HasFlag(Traits.OpenEnded);

    /// <summary>True if it was stated as approximate, or derived from such an amount.</summary>
    public bool IsApproximate => _traits.HasFlag(Traits.Approximate);

    /// <summary>True if it was stated as "up to" its upper bound.</summary>
    public bool IsUpTo => _traits.HasFlag(Traits.UpTo);

    /// <summary>True if both bounds are equal.</summary>
    public bool IsPoint => !IsOpenEnded && Min == _max;

    /// <summary>True if nothing is known of it: the lower bound is 0, and there is no upper bound.</summary>
    public bool IsUnknown => IsOpenEnded && Min == 0;

    /// <summary>True if it is certainly 0.</summary>
    public bool IsNone => IsPoint && Min == 0;

    /// <summary>Creates an exact amount.</summary>
    /// <param name="value">0 to 10^18, with at most 8 decimals.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The value is out of bounds, or the unit is the default one.</exception>
    public static Amount Exactly(decimal value, AmountUnit unit) => new(Bound(value), value, Given(unit), Traits.None);

    /// <summary>Creates an amount of at least the value, without an upper bound.</summary>
    /// <inheritdoc cref="Exactly"/>
    public static Amount AtLeast(decimal value, AmountUnit unit) => new(Bound(value), 0, Given(unit), Traits.OpenEnded);

    /// <summary>Creates an amount of 0 up to and including the value.</summary>
    /// <inheritdoc cref="Exactly"/>
    public static Amount UpTo(decimal value, AmountUnit unit) =>
        new(0, Bound(value), Given(unit), value == 0 ? Traits.None : Traits.UpTo);

    /// <summary>Creates an approximate amount. Both bounds are the value.</summary>
    /// <inheritdoc cref="Exactly"/>
    public static Amount About(decimal value, AmountUnit unit) =>
        new(Bound(value), value, Given(unit), Traits.Approximate);

    /// <summary>Creates an amount between two values, both inclusive.</summary>
    /// <param name="min">0 to 10^18, with at most 8 decimals.</param>
    /// <param name="max">Not less than <paramref name="min"/>; up to 10^18, with at most 8 decimals.</param>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">
    /// A value is out of bounds, the values are in the wrong order, or the unit is the default one.
    /// </exception>
    public static Amount Between(decimal min, decimal max, AmountUnit unit)
    {
        if (Bound(min) > Bound(max))
        {
            throw new ArgumentException(
                $"The least, {Invariant(min)}, is more than the most, {Invariant(max)}; "
                + "a range goes from the less to the more.",
                nameof(max));
        }

        return new(min, max, Given(unit), Traits.None);
    }

    /// <summary>Creates an undisclosed amount: 0 or more, without an upper bound.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The unit is the default one.</exception>
    public static Amount Unknown(AmountUnit unit) => new(0, 0, Given(unit), Traits.OpenEnded);

    /// <summary>Creates an amount of exactly 0.</summary>
    /// <param name="unit">The unit.</param>
    /// <exception cref="ArgumentException">The unit is the default one.</exception>
    public static Amount None(AmountUnit unit) => new(0, 0, Given(unit), Traits.None);

    /// <summary>
    /// Restores an amount that was stored apart from its history. A derived amount may exceed what can be stated.
    /// </summary>
    /// <param name="min">The value of <see cref="Min"/>; 0 or more.</param>
    /// <param name="max">
    /// The value of <see cref="Max"/>, not less than <paramref name="min"/>; null for no upper bound.
    /// </param>
    /// <param name="unit">The unit.</param>
    /// <param name="isApproximate">The value of <see cref="IsApproximate"/>.</param>
    /// <param name="isUpTo">The value of <see cref="IsUpTo"/>.</param>
    /// <exception cref="ArgumentException">
    /// The bounds are negative or in the wrong order, or the unit is the default one.
    /// </exception>
    public static Amount Kept(decimal min, decimal? max, AmountUnit unit, bool isApproximate, bool isUpTo)
    {
        if (min < 0 || min > max)
        {
            throw new ArgumentException(
                $"The bounds are {Invariant(min)} and {(max is { } most ? Invariant(most) : "none")}; "
                + "they are 0 or more, and in order.",
                nameof(min));
        }

        var traits = (max is null ? Traits.OpenEnded : Traits.None)
            | (isApproximate ? Traits.Approximate : Traits.None)
            | (isUpTo ? Traits.UpTo : Traits.None);
        return new(min, max ?? 0, Given(unit), traits);
    }

    /// <summary>Finds the reason why a history file cannot state the amount; null if it can.</summary>
    internal string? FindFault() =>
        Unit.IsNone ? "The amount is the default one, which has no unit; an amount must have one."
        : !IsBound(Min) || !IsBound(_max)
            ? $"The amount is {Bounds()}; 0 to 10^18 with at most {MostDecimals} decimals is required."
        : IsStatable ? null
        : IsApproximate
            ? $"The amount is approximate, from {Bounds()}; "
                + "about one number, or a range that is not approximate, is required."
        : $"The amount is marked as up to a bound, and is {Bounds()}; a range from 0 to more than 0 is required.";

    private bool IsStatable =>
        _traits is Traits.None or Traits.OpenEnded
        || (_traits == Traits.Approximate && Min == _max)
        || (_traits == Traits.UpTo && Min == 0 && _max > 0);

    private string Bounds()
    {
        var upper = IsOpenEnded ? " and up" : Min == _max ? "" : $" to {_max.ToString(CultureInfo.InvariantCulture)}";
        return string.Create(CultureInfo.InvariantCulture, $"{Min}{upper} {Unit}");
    }

    private static bool IsBound(decimal value) =>
        value is >= 0 and <= Largest && (value.Scale <= MostDecimals || decimal.Round(value, MostDecimals) == value);

    private static decimal Bound(decimal value)
    {
        if (!IsBound(value))
        {
            throw new ArgumentException(
                $"{Invariant(value)} is out of bounds; an amount is 0 to 10^18 with at most {MostDecimals} decimals.",
                nameof(value));
        }

        return value;
    }

    private static AmountUnit Given(AmountUnit unit) =>
        unit.IsNone ? throw new ArgumentException("There is no unit; an amount must have one.", nameof(unit)) : unit;

    private const string Digits = "#,##0.########";

    /// <summary>
    /// The amount in common notation: <c>$10bn+</c>, <c>up to $11.9bn</c>, <c>$0 to 8bn</c>, <c>about $320m</c>,
    /// <c>250,000+ GPUs</c>, <c>undisclosed</c> or <c>none</c>. Bounds of a range are rounded outward; a single number
    /// is never rounded.
    /// </summary>
    public override string ToString()
    {
        if (Unit.IsNone)
            return "no amount";
        if (IsUnknown)
            return "undisclosed";
        if (IsNone)
            return "none";

        var about = IsApproximate ? "about " : "";
        var sign = Unit.Sign;
        var (scale, suffix) = Scale();
        var text =
            IsOpenEnded ? $"{about}{sign}{Low(scale)}{suffix}+"
            : IsPoint ? $"{about}{sign}{Invariant(Min / scale)}{suffix}"
            : Min == 0 ? $"up to {about}{sign}{High(scale)}{suffix}"
            : $"{about}{sign}{Low(scale)} to {High(scale)}{suffix}";
        return sign is not null ? text : $"{text} {(IsPoint && Min == 1 ? Unit.ToString() : Unit.Plural)}";
    }

    internal static string Invariant(decimal value) => value.ToString(Digits, CultureInfo.InvariantCulture);

    private string Low(decimal scale) => Invariant(Math.Floor(Min / scale * 1000) / 1000);

    private string High(decimal scale) => Invariant(Math.Ceiling(_max / scale * 1000) / 1000);

    /// <summary>
    /// Billions or millions for a large amount of a currency, unless that would round a single number.
    /// </summary>
    private (decimal Scale, string Suffix) Scale()
    {
        var size = IsOpenEnded ? Min : _max;
        return Unit.Sign is null ? (1, "")
            : size >= 1_000_000_000 && Fits(1_000_000_000) ? (1_000_000_000, "bn")
            : size >= 1_000_000 && Fits(1_000_000) ? (1_000_000, "m")
            : (1, "");
    }

    private bool Fits(decimal scale) => !IsPoint || decimal.Round(Min / scale, 3) == Min / scale;
}
