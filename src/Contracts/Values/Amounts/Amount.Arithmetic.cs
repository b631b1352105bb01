using System.Numerics;

namespace Contracts;

public readonly partial record struct Amount
{
    /// <summary>Both together: [l + a, u + b].</summary>
    /// <param name="other">An independent amount of the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Amount Plus(Amount other) =>
        Derived(Min + other.Min, _max + other._max, IsOpenEnded || other.IsOpenEnded, IsApproximate || other.IsApproximate, SameUnit(other));

    /// <summary>What is left when so much is taken: [max(0, l − b), max(0, u − a)].</summary>
    /// <param name="taken">An independent amount of the same unit.</param>
    /// <exception cref="ArgumentException">The units differ.</exception>
    public Amount Less(Amount taken) =>
        Derived(
            taken.IsOpenEnded ? 0 : Math.Max(0, Min - taken._max),
            Math.Max(0, _max - taken.Min),
            IsOpenEnded,
            IsApproximate || taken.IsApproximate,
            SameUnit(taken));

    /// <summary>A fraction of it, rounded outward to 8 decimals.</summary>
    /// <param name="fraction">Which fraction.</param>
    public Amount Times(Fraction fraction) => Times(fraction.Value, fraction.Value, Unit, IsOpenEnded, IsApproximate);

    /// <summary>So many at a price each, in the unit of the price, rounded outward to 8 decimals.</summary>
    /// <param name="price">What one costs.</param>
    public Amount Times(Amount price) =>
        Times(price.Min, price._max, price.Unit, IsOpenEnded || price.IsOpenEnded, IsApproximate || price.IsApproximate);

    /// <summary>Whether taking so much is impossible: the least that is taken exceeds the most that there is.</summary>
    internal bool IsCertainlyLessThan(Amount taken) => !IsOpenEnded && taken.Min > _max;

    /// <summary>Whether two statements of the same thing cannot both be true: the ranges do not meet.</summary>
    internal bool IsCertainlyOtherThan(Amount other) => IsCertainlyLessThan(other) || other.IsCertainlyLessThan(this);

    /// <summary>What two statements of the same thing leave possible; the first alone where they do not meet.</summary>
    internal Amount NarrowedTo(Amount other) =>
        IsCertainlyOtherThan(other) ? this
        : Derived(
            Math.Max(Min, other.Min),
            IsOpenEnded ? other._max : other.IsOpenEnded ? _max : Math.Min(_max, other._max),
            IsOpenEnded && other.IsOpenEnded,
            IsApproximate && other.IsApproximate,
            SameUnit(other));

    /// <summary>The same amount where it is known that it is part of another.</summary>
    internal Amount AtMost(Amount whole) =>
        whole.IsOpenEnded || (!IsOpenEnded && _max <= whole._max) ? this : Derived(Math.Min(Min, whole._max), whole._max, openEnded: false, IsApproximate, SameUnit(whole));

    /// <summary>The less of two, whichever that is.</summary>
    internal Amount LessOf(Amount other) =>
        Derived(
            Math.Min(Min, other.Min),
            IsOpenEnded ? other._max : other.IsOpenEnded ? _max : Math.Min(_max, other._max),
            IsOpenEnded && other.IsOpenEnded,
            IsApproximate || other.IsApproximate,
            SameUnit(other));

    /// <summary>The part of it that so many of so many equal shares make, rounded outward to 8 decimals.</summary>
    internal Amount Share(int part, int whole)
    {
        var min = Product(Min, part, outward: false, divisor: whole) ?? Largest;
        var max = IsOpenEnded ? null : Product(_max, part, outward: true, divisor: whole);
        return Derived(min, max ?? 0, max is null && part > 0, IsApproximate, Unit);
    }

    /// <summary>The same amount where it is not certain that any of it is real: from 0 to all of it.</summary>
    internal Amount FromNothing() => Min == 0 ? this : Derived(0, _max, IsOpenEnded, IsApproximate, Unit);

    /// <summary>Anything from the less of two to the more.</summary>
    internal Amount Joined(Amount other) =>
        Derived(Math.Min(Min, other.Min), Math.Max(_max, other._max), IsOpenEnded || other.IsOpenEnded, IsApproximate || other.IsApproximate, SameUnit(other));

    /// <summary>A sum of many amounts, which may exceed what one can state.</summary>
    internal static Amount OfTotal(decimal min, decimal? max, AmountUnit unit, bool isApproximate) => Derived(min, max ?? 0, max is null, isApproximate, unit);

    private static Amount Derived(decimal min, decimal max, bool openEnded, bool approximate, AmountUnit unit) =>
        new(min, openEnded ? 0 : max, unit, (openEnded ? Traits.OpenEnded : Traits.None) | (approximate ? Traits.Approximate : Traits.None));

    private Amount Times(decimal least, decimal most, AmountUnit unit, bool openEnded, bool approximate)
    {
        var min = Product(Min, least, outward: false) ?? Largest;
        var max = openEnded ? null : Product(_max, most, outward: true);
        return Derived(min, max ?? 0, max is null, approximate, unit);
    }

    /// <summary>Up to here, two factors of 8 decimals multiply within the 28 digits of a decimal.</summary>
    private const decimal LargestExact = 1_000_000_000_000m;

    /// <summary>Decimals round by themselves beyond 28 digits, to either side; so a product is taken in whole numbers. Null: beyond what a decimal holds.</summary>
    private static decimal? Product(decimal left, decimal right, bool outward, int divisor = 1)
    {
        const decimal scale = 100_000_000m;
        if (divisor == 1 && IsSmall(left) && IsSmall(right) && left * right is var exact and <= LargestExact)
            return decimal.Round(exact, MostDecimals, outward ? MidpointRounding.ToPositiveInfinity : MidpointRounding.ToZero);
        var whole = BigInteger.DivRem(Ratio.Scaled(left) * Ratio.Scaled(right), new BigInteger(scale) * divisor, out var rest);
        if (outward && rest > 0)
            whole += 1;
        return whole > new BigInteger(decimal.MaxValue) ? null : (decimal)whole / scale;
    }

    private static bool IsSmall(decimal value) => value.Scale <= MostDecimals && value < 100_000_000_000_000m;

    private AmountUnit SameUnit(Amount other) =>
        Unit == other.Unit ? Unit : throw new ArgumentException($"One amount is in {Unit}, the other in {other.Unit}; amounts of different units are never mixed.", nameof(other));
}
