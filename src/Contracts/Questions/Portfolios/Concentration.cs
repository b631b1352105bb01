namespace Contracts;

/// <summary>How what is firmly owed in one unit is shared among the parties on one side: how much depends on whom.</summary>
public sealed record Concentration
{
    /// <summary>On which side the parties stand.</summary>
    public required CommitmentSide Side { get; init; }

    /// <summary>What is counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The share of each party to which anything may fall, by party; none where certainly nothing is owed.</summary>
    public required IReadOnlyList<PartyShare> Shares { get; init; }

    /// <summary>The party to which certainly more falls than to any other; null where that cannot be told, or two have the same.</summary>
    public Id<Party>? Largest => PerhapsLargest is [var one] ? (Id<Party>?)one : null;

    /// <summary>The parties to which as much may fall as to any other, by party.</summary>
    public IReadOnlyList<Id<Party>> PerhapsLargest
    {
        get
        {
            var certain = Shares.Select(share => share.Firm.Min).DefaultIfEmpty().Max();
            return [.. Shares.Where(share => share.Firm.OpenEnded > 0 || share.Firm.Max >= certain).Select(share => share.Party)];
        }
    }

    /// <summary>
    /// The Herfindahl index, the sum of the squares of the shares, more than 0 and at most 1, rounded to 8 decimals; null unless every share is a point.
    /// It is 1 where all falls to one party, and one n-th where it falls to n parties evenly.
    /// </summary>
    public decimal? Herfindahl =>
        Shares.Count == 0 || Shares.Any(share => !share.IsPoint) ? null
        : Shares.Count == 1 ? 1
        : Ratio.SumOfSquares(Shares.Select(share => share.Firm.Min));

    /// <summary>Whether an amount was only said to be about so much.</summary>
    public bool IsApproximate => Shares.Any(share => share.Firm.IsApproximate);

    /// <summary>The concentration of some positions, by unit. What is passed on is left out.</summary>
    /// <param name="positions">The commitments and the open options, of which only firm commitments count.</param>
    /// <param name="side">Among whom it is shared.</param>
    public static IReadOnlyList<Concentration> Of(IEnumerable<Position> positions, CommitmentSide side) => side == CommitmentSide.Debtor
        ? Of(side, DebtorTotal.Of(positions), total => total.Debtor)
        : Of(side, CreditorTotal.Of(positions), total => total.Creditor);

    /// <summary>Among the other sides of one party, by unit. What is passed on counts, as it does in each pair.</summary>
    /// <param name="positions">The commitments and the open options, of which only firm commitments count.</param>
    /// <param name="party">The party that owes, or is owed.</param>
    /// <param name="side">On which side the others stand: the debtors of the party, or its creditors.</param>
    public static IReadOnlyList<Concentration> Around(IEnumerable<Position> positions, Id<Party> party, CommitmentSide side) => side == CommitmentSide.Debtor
        ? Of(side, PairTotal.Of(Items.Required(positions, nameof(positions)).Where(position => position.Creditor == party)), total => total.Debtor)
        : Of(side, PairTotal.Of(Items.Required(positions, nameof(positions)).Where(position => position.Debtor == party)), total => total.Creditor);

    private static IReadOnlyList<Concentration> Of<T>(CommitmentSide side, IEnumerable<T> totals, Func<T, Id<Party>> partyOf)
        where T : PositionTotal =>
    [
        .. totals.GroupBy(total => total.Unit).OrderBy(ofUnit => ofUnit.Key.ToString(), StringComparer.Ordinal)
            .Select(ofUnit => new Concentration { Side = side, Unit = ofUnit.Key, Shares = SharesOf([.. ofUnit.Select(total => (partyOf(total), total.Firm))]) }),
    ];

    private static IReadOnlyList<PartyShare> SharesOf(IReadOnlyList<(Id<Party> Party, Total Firm)> parties)
    {
        var some = parties.Where(party => !party.Firm.IsNone).ToList();
        if (some.Count == 0)
            return [];
        var whole = some.Select(party => party.Firm).Aggregate((sum, firm) => sum.Plus(firm));
        return [.. some.Select(party => PartyShare.Of(party.Party, party.Firm, whole.Without(party.Firm)))];
    }
}

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
