namespace Contracts;

/// <summary>What part of a whole falls to one party: a range, since the amounts are ranges.</summary>
/// <remarks>
/// The least is where this party's amount is at its least and the others' at their most, and the other way round. Both are from 0 to 1
/// and rounded outward to 8 decimals. They hold wherever the whole is more than nothing: a part of nothing is undefined.
/// </remarks>
public sealed record PartyShare
{
    /// <summary>Whose share it is.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>What the share is of, as far as it falls to this party.</summary>
    public required Total Firm { get; init; }

    /// <summary>The least it can be, inclusive; 0 where another's amount is open-ended.</summary>
    public required decimal Min { get; init; }

    /// <summary>The most it can be, inclusive; 1 where this party's amount is open-ended.</summary>
    public required decimal Max { get; init; }

    /// <summary>Whether it is certain; the bounds then differ by no more than their rounding.</summary>
    public required bool IsPoint { get; init; }

    /// <summary>The share as people write it: <c>62.5%</c>, <c>0 to 48%</c>; shortened to a tenth of a percent, outward where it is a range.</summary>
    public override string ToString() =>
        IsPoint ? $"{Amount.Invariant(decimal.Round(Min * 100, 1))}%"
        : $"{Amount.Invariant(Math.Floor(Min * 1000) / 10)} to {Amount.Invariant(Math.Ceiling(Max * 1000) / 10)}%";

    /// <summary>The share of a party whose amount is not certainly nothing.</summary>
    internal static PartyShare Of(Id<Party> party, Total firm, Total others) => new()
    {
        Party = party,
        Firm = firm,
        Min = others.IsNone ? 1 : others.OpenEnded > 0 || firm.Min == 0 ? 0 : Ratio.Floor(firm.Min, firm.Min + others.Max),
        Max = firm.OpenEnded > 0 ? 1 : Ratio.Ceiling(firm.Max, firm.Max + others.Min),
        IsPoint = others.IsNone || (firm.IsPoint && others.IsPoint),
    };
}
