namespace Contracts.Storage;

/// <summary>What the amounts of a row have beside their bounds, as bits of one number.</summary>
/// <remarks>Most amounts are nothing, or exactly so much. So a least of 0 is left out of the row, and a most that is the same as the least.</remarks>
internal static class AmountTraits
{
    /// <summary>How many amounts a row has.</summary>
    public const int Amounts = 5;

    private const int Approximate = 1;
    private const int UpTo = 2;
    private const int Stated = 2;

    /// <summary>The bit that says of an amount, by its place in the row, that its most is its least.</summary>
    public static int Point(int place) => 1 << ((Amounts * Stated) + place);

    /// <summary>The bit that says of an amount, by its place in the row, that it is approximate.</summary>
    public static int ApproximateAt(int place) => Approximate << (place * Stated);

    /// <summary>The bits of an amount by its place in the row.</summary>
    public static int Of(Amount amount, int place) =>
        (((amount.IsApproximate ? Approximate : 0) | (amount.IsUpTo ? UpTo : 0)) << (place * Stated)) | (amount.IsPoint ? Point(place) : 0);

    /// <summary>The least as it stands in a row.</summary>
    public static decimal? Min(Amount amount) => amount.Min == 0 ? null : amount.Min;

    /// <summary>The most as it stands in a row.</summary>
    public static decimal? Max(Amount amount) => amount.IsPoint ? null : amount.Max;

    /// <summary>The amount of what stands in a row.</summary>
    public static Amount Amount(decimal? min, decimal? max, AmountUnit unit, int traits, int place)
    {
        var least = min ?? 0;
        var stated = traits >> (place * Stated);
        return Contracts.Amount.Kept(least, (traits & Point(place)) != 0 ? least : max, unit, (stated & Approximate) != 0, (stated & UpTo) != 0);
    }
}
