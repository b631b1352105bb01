namespace Contracts.Storage;

/// <summary>The traits of a row's amounts beside their bounds, as bits of one number.</summary>
/// <remarks>
/// Most amounts are 0 or a point. So a minimum of 0 is null in the row, and so is a maximum that equals the minimum.
/// </remarks>
internal static class AmountTraits
{
    /// <summary>The number of amounts of a row.</summary>
    public const int Amounts = 7;

    private const int Approximate = 1;
    private const int UpTo = 2;
    private const int Stated = 2;

    /// <summary>The bit that says of an amount, by its place in the row, that its most is its least.</summary>
    public static int Point(int place) => 1 << ((Amounts * Stated) + place);

    /// <summary>The bit that says of an amount, by its place in the row, that it is approximate.</summary>
    public static int ApproximateAt(int place) => Approximate << (place * Stated);

    /// <summary>The bits of an amount by its place in the row.</summary>
    public static int Of(Amount amount, int place) =>
        (((amount.IsApproximate ? Approximate : 0) | (amount.IsUpTo ? UpTo : 0)) << (place * Stated))
        | (amount.IsPoint ? Point(place) : 0);

    /// <summary>The least as it stands in a row.</summary>
    public static decimal? Min(Amount amount) => amount.Min == 0 ? null : amount.Min;

    /// <summary>The most as it stands in a row.</summary>
    public static decimal? Max(Amount amount) => amount.IsPoint ? null : amount.Max;

    /// <summary>The amount of what stands in a row.</summary>
    public static Amount Amount(decimal? min, decimal? max, AmountUnit unit, int traits, int place)
    {
        var least = min ?? 0;
        var stated = traits >> (place * Stated);
        return Contracts.Amount.Kept(
            least, (traits & Point(place)) != 0 ? least : max, unit, (stated & Approximate) != 0, (stated & UpTo) != 0);
    }
}
