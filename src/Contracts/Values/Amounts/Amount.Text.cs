using System.Globalization;

namespace Contracts;

public readonly partial record struct Amount
{
    private const string Digits = "#,##0.########";

    /// <summary>
    /// The amount as people write it: <c>$10bn+</c>, <c>up to $11.9bn</c>, <c>$0 to 8bn</c>, <c>about $320m</c>,
    /// <c>250,000+ GPU</c>, <c>undisclosed</c>, <c>none</c>. What is shortened is rounded outward, and a point is never rounded.
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
            : IsUpTo ? $"up to {about}{sign}{High(scale)}{suffix}"
            : $"{about}{sign}{Low(scale)} to {High(scale)}{suffix}";
        return sign is null ? $"{text} {Unit}" : text;
    }

    internal static string Invariant(decimal value) => value.ToString(Digits, CultureInfo.InvariantCulture);

    private string Low(decimal scale) => Invariant(Math.Floor(Min / scale * 1000) / 1000);

    private string High(decimal scale) => Invariant(Math.Ceiling(_max / scale * 1000) / 1000);

    /// <summary>Billions or millions where a currency's greatest bound has them, and where a point loses nothing by it.</summary>
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
