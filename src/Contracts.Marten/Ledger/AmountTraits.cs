namespace Contracts.Storage;

/// <summary>What an amount has beside its bounds, as bits of a number.</summary>
internal static class AmountTraits
{
    /// <summary>How many bits an amount takes.</summary>
    public const int Bits = 2;

    private const int Approximate = 1;
    private const int UpTo = 2;

    public static int Of(Amount amount) => (amount.IsApproximate ? Approximate : 0) | (amount.IsUpTo ? UpTo : 0);

    public static Amount Amount(decimal min, decimal? max, AmountUnit unit, int traits) =>
        Contracts.Amount.Kept(min, max, unit, (traits & Approximate) != 0, (traits & UpTo) != 0);
}
