namespace Contracts;

/// <summary>The distribution of firm commitments in one unit among the parties on one side.</summary>
/// <remarks>It tells how much depends on a single debtor or creditor.</remarks>
public sealed record Concentration
{
    /// <summary>The side on which the parties stand.</summary>
    public required CommitmentSide Side { get; init; }

    /// <summary>The unit of all amounts.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>
    /// The shares by party, of every party whose amount may be more than nothing; empty if certainly nothing is owed.
    /// </summary>
    public required IReadOnlyList<PartyShare> Shares { get; init => field = ValueList.Of(value); }

    /// <summary>The party with certainly the largest share; null if that is uncertain, or several are equal.</summary>
    public Id<Party>? Largest => PerhapsLargest is [var one] ? (Id<Party>?)one : null;

    /// <summary>The parties whose share may be the largest, by party.</summary>
    public IReadOnlyList<Id<Party>> PerhapsLargest
    {
        get
        {
            var certain = Shares.Select(share => share.Total.Min).DefaultIfEmpty().Max();
            return
            [
                .. Shares.Where(share => share.Total.OpenEnded > 0 || share.Total.Max >= certain)
                    .Select(share => share.Party),
            ];
        }
    }

    /// <summary>
    /// The Herfindahl index: the sum of the squares of the shares, above 0 and at most 1, rounded to 8 decimals; null
    /// unless every share is a point. It is 1 for a single party, and 1/n for n parties with equal shares.
    /// </summary>
    public decimal? Herfindahl =>
        Shares.Count == 0 || Shares.Any(share => !share.IsPoint) ? null
        : Shares.Count == 1 ? 1
        : Ratio.SumOfSquares(Shares.Select(share => share.Total.Min));

    /// <summary>True if one of the amounts is only approximate.</summary>
    public bool IsApproximate => Shares.Any(share => share.Total.IsApproximate);

    /// <summary>The concentrations of positions, by unit. Commitments passed on are left out.</summary>
    /// <param name="positions">The positions, of which only firm commitments count.</param>
    /// <param name="side">The side whose parties share the amounts.</param>
    public static IReadOnlyList<Concentration> Of(IEnumerable<Position> positions, CommitmentSide side) =>
        OfSums(PositionSum.Of(Items.Required(positions, nameof(positions))), side);

    /// <summary>The concentrations of sums, by unit.</summary>
    internal static IReadOnlyList<Concentration> OfSums(IEnumerable<PositionSum> sums, CommitmentSide side) =>
        side == CommitmentSide.Debtor
            ? Of(side, DebtorTotal.OfSums(sums), total => total.Debtor)
            : Of(side, CreditorTotal.OfSums(sums), total => total.Creditor);

    /// <summary>
    /// The concentrations among the counterparties of one party, by unit. Commitments passed on count, as in each pair.
    /// </summary>
    /// <param name="positions">The positions, of which only firm commitments count.</param>
    /// <param name="party">The party that is owed, or owes.</param>
    /// <param name="side">The side of the counterparties: the debtors of the party, or its creditors.</param>
    public static IReadOnlyList<Concentration> Around(
        IEnumerable<Position> positions, Id<Party> party, CommitmentSide side) =>
        AroundInSums(PositionSum.Of(Items.Required(positions, nameof(positions))), party, side);

    /// <summary>The concentrations among the counterparties of one party in sums, by unit.</summary>
    internal static IReadOnlyList<Concentration> AroundInSums(
        IEnumerable<PositionSum> sums, Id<Party> party, CommitmentSide side) =>
        side == CommitmentSide.Debtor
            ? Of(side, PairTotal.OfSums(sums.Where(sum => sum.Creditor == party)), total => total.Debtor)
            : Of(side, PairTotal.OfSums(sums.Where(sum => sum.Debtor == party)), total => total.Creditor);

    private static IReadOnlyList<Concentration> Of<T>(
        CommitmentSide side, IEnumerable<T> totals, Func<T, Id<Party>> partyOf)
        where T : PositionTotal =>
    [
        .. totals.GroupBy(total => total.Unit)
            .OrderBy(ofUnit => ofUnit.Key.ToString(), StringComparer.Ordinal)
            .Select(ofUnit => new Concentration
            {
                Side = side,
                Unit = ofUnit.Key,
                Shares = SharesOf([.. ofUnit.Select(total => (partyOf(total), total.Firm))]),
            }),
    ];

    /// <summary>The shares of parties in the sum of their totals; those of certainly nothing are left out.</summary>
    internal static IReadOnlyList<PartyShare> SharesOf(IReadOnlyList<(Id<Party> Party, Total Total)> parties)
    {
        var some = parties.Where(party => !party.Total.IsNone).ToList();
        if (some.Count == 0)
            return [];
        var whole = some.Select(party => party.Total).Aggregate((sum, total) => sum.Plus(total));
        return [.. some.Select(party => PartyShare.Of(party.Party, party.Total, whole.Without(party.Total)))];
    }
}

/// <summary>The share of one party in a whole: a range, since the amounts are ranges.</summary>
/// <remarks>
/// At its least, this party's amount is the smallest and the others' are the largest; at its most, the reverse. Both
/// bounds lie between 0 and 1 and are rounded outward to 8 decimals. They hold if the whole is more than nothing: a
/// share of nothing is undefined.
/// </remarks>
public sealed record PartyShare
{
    /// <summary>The party.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>The total of the party: firm, or firm and open options where the share is one of the ceiling.</summary>
    public required Total Total { get; init; }

    /// <summary>The smallest share, inclusive; 0 if another party's amount is open-ended.</summary>
    public required decimal Min { get; init; }

    /// <summary>The largest share, inclusive; 1 if this party's amount is open-ended.</summary>
    public required decimal Max { get; init; }

    /// <summary>True if the share is certain; the bounds then differ only by rounding.</summary>
    public required bool IsPoint { get; init; }

    /// <summary>
    /// The share in percent, such as <c>62.5%</c> or <c>0 to 48%</c>: to one decimal, outward if it is a range.
    /// </summary>
    public override string ToString() =>
        IsPoint ? $"{Amount.Invariant(decimal.Round(Min * 100, 1))}%"
        : $"{Amount.Invariant(Math.Floor(Min * 1000) / 10)} to {Amount.Invariant(Math.Ceiling(Max * 1000) / 10)}%";

    /// <summary>Computes the share of a party whose amount may be more than nothing.</summary>
    internal static PartyShare Of(Id<Party> party, Total total, Total others) => new()
    {
        Party = party,
        Total = total,
        Min = others.IsNone ? 1
            : others.OpenEnded > 0 || total.Min == 0 ? 0
            : Ratio.Floor(total.Min, total.Min + others.Max),
        Max = total.OpenEnded > 0 ? 1 : Ratio.Ceiling(total.Max, total.Max + others.Min),
        IsPoint = others.IsNone || (total.IsPoint && others.IsPoint),
    };
}
