using System.Numerics;

namespace Contracts;

/// <summary>A part of a whole to 8 decimals. Decimals round by themselves beyond 28 digits, to either side; so it is taken in whole numbers.</summary>
internal static class Ratio
{
    private const decimal Scale = 100_000_000m;

    /// <summary>Rounded down.</summary>
    public static decimal Floor(decimal part, decimal whole) => (decimal)BigInteger.Divide(Scaled(part) * (BigInteger)Scale, Scaled(whole)) / Scale;

    /// <summary>Rounded up; the part is more than 0.</summary>
    public static decimal Ceiling(decimal part, decimal whole) => (decimal)((((Scaled(part) * (BigInteger)Scale) - 1) / Scaled(whole)) + 1) / Scale;

    /// <summary>The sum of the squares of the parts of their sum, rounded to the nearest.</summary>
    public static decimal SumOfSquares(IEnumerable<decimal> parts)
    {
        BigInteger whole = 0, squares = 0;
        foreach (var part in parts.Select(Scaled))
            (whole, squares) = (whole + part, squares + (part * part));
        return (decimal)(((2 * squares * (BigInteger)Scale) + (whole * whole)) / (2 * whole * whole)) / Scale;
    }

    /// <summary>How many hundred-millionths it is.</summary>
    public static BigInteger Scaled(decimal value)
    {
        var whole = decimal.Truncate(value);
        return (new BigInteger(whole) * new BigInteger(Scale)) + new BigInteger((value - whole) * Scale);
    }
}
