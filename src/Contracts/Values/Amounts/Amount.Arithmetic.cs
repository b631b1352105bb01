using System.Numerics;

namespace Contracts;

public readonly partial record struct Amount
{
    /// <summary>Adds an amount: [l, u] plus [a, b] is [l + a, u + b].</summary>
    /// <param name="other">An independent amount of the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Amount Plus(Amount other)
    {
        var traits = (_traits | other._traits) & ~Traits.UpTo;
        var max = traits.HasFlag(Traits.OpenEnded) ? 0 : _max + other._max;
        return new(Min + other.Min, max, SameUnit(other), traits);
    }

    /// <summary>Subtracts an amount, not below 0: [l, u] less [a, b] is [max(0, l − b), max(0, u − a)].</summary>
    /// <param name="taken">An independent amount of the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Amount Less(Amount taken) =>
        Derived(
            taken.IsOpenEnded ? 0 : Math.Max(0, Min - taken._max),
            Math.Max(0, _max - taken.Min),
            IsOpenEnded,
            IsApproximate || taken.IsApproximate,
            SameUnit(taken));

    /// <summary>Multiplies by a fraction. The bounds are rounded outward to 8 decimals.</summary>
    /// <param name="fraction">The fraction.</param>
    public Amount Times(Fraction fraction) => Times(fraction.Value, fraction.Value, Unit, IsOpenEnded, IsApproximate);

    /// <summary>
    /// Multiplies a count by a price, in the unit of the price. The bounds are rounded outward to 8 decimals.
    /// </summary>
    /// <param name="price">The price of one.</param>
    public Amount Times(Amount price) =>
        Times(
            price.Min,
            price._max,
            price.Unit,
            IsOpenEnded || price.IsOpenEnded,
            IsApproximate || price.IsApproximate);

    /// <summary>
    /// Returns true if the amount cannot cover what is taken: the least taken exceeds the most available.
    /// </summary>
    internal bool IsCertainlyLessThan(Amount taken) => !IsOpenEnded && taken.Min > _max;

    /// <summary>
    /// Returns true if two statements of the same thing cannot both be true, because their ranges do not overlap.
    /// </summary>
    internal bool IsCertainlyOtherThan(Amount other) => IsCertainlyLessThan(other) || other.IsCertainlyLessThan(this);

    /// <summary>True if an amount has the same bounds and unit, however it was stated.</summary>
    internal bool HasTheBoundsOf(Amount other) => (Min, Max, Unit) == (other.Min, other.Max, other.Unit);

    /// <summary>
    /// Intersects two statements of the same thing. If the ranges do not overlap, the first is returned.
    /// </summary>
    internal Amount NarrowedTo(Amount other) =>
        IsCertainlyOtherThan(other) ? this
        : Derived(
            Math.Max(Min, other.Min),
            IsOpenEnded ? other._max : other.IsOpenEnded ? _max : Math.Min(_max, other._max),
            IsOpenEnded && other.IsOpenEnded,
            IsApproximate && other.IsApproximate,
            SameUnit(other));

    /// <summary>Limits the amount to another one, of which it is known to be a part.</summary>
    internal Amount AtMost(Amount whole) =>
        whole.IsOpenEnded || (!IsOpenEnded && _max <= whole._max)
            ? this
            : Derived(Math.Min(Min, whole._max), whole._max, openEnded: false, IsApproximate, SameUnit(whole));

    /// <summary>The lesser of two amounts.</summary>
    internal Amount LessOf(Amount other) =>
        Derived(
            Math.Min(Min, other.Min),
            IsOpenEnded ? other._max : other.IsOpenEnded ? _max : Math.Min(_max, other._max),
            IsOpenEnded && other.IsOpenEnded,
            IsApproximate || other.IsApproximate,
            SameUnit(other));

    /// <summary>Takes a number of equal parts of the amount. The bounds are rounded outward to 8 decimals.</summary>
    internal Amount Share(int part, int whole)
    {
        var min = Product(Min, part, outward: false, divisor: whole) ?? Largest;
        var max = IsOpenEnded ? null : Product(_max, part, outward: true, divisor: whole);
        return Derived(min, max ?? 0, max is null && part > 0, IsApproximate, Unit);
    }

    /// <summary>The range that may be meant by "about" an amount: a tenth less to a tenth more.</summary>
    internal Amount WithinATenth() =>
        Derived(
            Product(Min, 0.9m, outward: false) ?? Largest,
            Product(_max, 1.1m, outward: true) ?? decimal.MaxValue,
            IsOpenEnded,
            IsApproximate,
            Unit);

    /// <summary>The range from 0 to the whole amount, for an amount that may not be real at all.</summary>
    internal Amount FromNothing() => Min == 0 ? this : Derived(0, _max, IsOpenEnded, IsApproximate, Unit);

    /// <summary>The range from the lesser of two amounts to the greater.</summary>
    internal Amount Joined(Amount other) =>
        Derived(
            Math.Min(Min, other.Min),
            Math.Max(_max, other._max),
            IsOpenEnded || other.IsOpenEnded,
            IsApproximate || other.IsApproximate,
            SameUnit(other));

    /// <summary>Creates the sum of many amounts, which may exceed the greatest amount that can be stated.</summary>
    internal static Amount OfTotal(decimal min, decimal? max, AmountUnit unit, bool isApproximate) =>
        Derived(min, max ?? 0, max is null, isApproximate, unit);

    private static Amount Derived(decimal min, decimal max, bool openEnded, bool approximate, AmountUnit unit) =>
        new(
            min,
            openEnded ? 0 : max,
            unit,
            (openEnded ? Traits.OpenEnded : Traits.None) | (approximate ? Traits.Approximate : Traits.None));

    private Amount Times(decimal least, decimal most, AmountUnit unit, bool openEnded, bool approximate)
    {
        var min = Product(Min, least, outward: false) ?? Largest;
        var max = openEnded ? null : Product(_max, most, outward: true);
        return Derived(min, max ?? 0, max is null, approximate, unit);
    }

    /// <summary>
    /// The greatest product of two factors with 8 decimals that is exact within the 28 digits of a decimal.
    /// </summary>
    private const decimal LargestExact = 1_000_000_000_000m;

    /// <summary>
    /// Multiplies in whole numbers, since decimals round to nearest beyond 28 digits. Null if the product exceeds the
    /// range of a decimal.
    /// </summary>
    private static decimal? Product(decimal left, decimal right, bool outward, int divisor = 1)
    {
        const decimal scale = 100_000_000m;
        if (divisor == 1 && IsSmall(left) && IsSmall(right) && left * right is var exact and <= LargestExact)
        {
            return decimal.Round(
                exact,
                MostDecimals,
                outward ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToZero);
        }

        var product = Ratio.Scaled(left) * Ratio.Scaled(right);
        var whole = BigInteger.DivRem(product, new BigInteger(scale) * divisor, out var rest);
        if (outward && rest > 0)
            whole += 1;
        return whole > new BigInteger(decimal.MaxValue) ? null : (decimal)whole / scale;
    }

    private static bool IsSmall(decimal value) => value.Scale <= MostDecimals && value < 100_000_000_000_000m;

    private AmountUnit SameUnit(in Amount other) =>
        Unit == other.Unit
            ? Unit
            : throw new ArgumentException(
                $"One amount is in {Unit}, the other in {other.Unit}; amounts of different units are never mixed.",
                nameof(other));
}
