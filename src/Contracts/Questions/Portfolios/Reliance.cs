namespace Contracts;

/// <summary>The parties on which one party depends, and those that depend on it.</summary>
public sealed record Reliance
{
    /// <summary>The party.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>Its obligations and claims, by unit.</summary>
    public required IReadOnlyList<RelianceTotal> ByUnit { get; init => field = ValueList.Of(value); }

    /// <summary>Its rights of exclusivity and first refusal that are in force, by stream and right.</summary>
    public required IReadOnlyList<RightFigures> RightsHeld { get; init => field = ValueList.Of(value); }

    /// <summary>
    /// The rights of exclusivity and first refusal that bind it and are in force, by stream and right.
    /// </summary>
    public required IReadOnlyList<RightFigures> RightsAgainst { get; init => field = ValueList.Of(value); }

    /// <summary>The reliance of a party, from the positions and the rights on a day that may concern it.</summary>
    internal static Reliance Of(
        Id<Party> party, AmountUnit? unit, IEnumerable<Position> positions, IEnumerable<RightFigures> ofAll)
    {
        RightFigures[] rights =
        [
            .. ofAll.Where(right => right is
                {
                    Status: RightStatus.InForce,
                    Kind: RightKind.Exclusivity or RightKind.FirstRefusal,
                    IsDissolved: false,
                })
                .OrderBy(right => right.Stream).ThenBy(right => right.Right),
        ];
        return new Reliance
        {
            Party = party,
            ByUnit = RelianceTotal.Of(party, positions.Where(position => unit is null || position.Unit == unit)),
            RightsHeld = [.. rights.Where(right => right.Holder == party)],
            RightsAgainst = [.. rights.Where(right => right.Against == party)],
        };
    }
}

/// <summary>The obligations and claims of one party in one unit, and the shares of its counterparties.</summary>
public sealed record RelianceTotal
{
    /// <summary>The unit of all amounts.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The amounts that the party owes, with the shares of its creditors.</summary>
    public required RelianceSide Obligations { get; init; }

    /// <summary>The amounts that the party is owed, with the shares of its debtors.</summary>
    public required RelianceSide Claims { get; init; }

    internal static IReadOnlyList<RelianceTotal> Of(Id<Party> party, IEnumerable<Position> positions)
    {
        Position[] all = [.. positions];
        var obligations = PairTotal.Of(all.Where(position => position.Figures.Debtor == party));
        var claims = PairTotal.Of(all.Where(position => position.Figures.Creditor == party));
        return
        [
            .. obligations.Concat(claims).Select(total => total.Unit).Distinct()
                .OrderBy(unit => unit.ToString(), StringComparer.Ordinal)
                .Select(unit => new RelianceTotal
                {
                    Unit = unit,
                    Obligations = RelianceSide.Of(unit, obligations, total => total.Creditor),
                    Claims = RelianceSide.Of(unit, claims, total => total.Debtor),
                }),
        ];
    }
}

/// <summary>The obligations, or the claims, of one party in one unit.</summary>
/// <remarks>Commitments passed on count, as in each pair: one party owes each of its own once.</remarks>
public sealed record RelianceSide
{
    /// <summary>The firm total.</summary>
    public required Total Firm { get; init; }

    /// <summary>
    /// The shares by counterparty in the firm total, of each whose amount may be more than nothing; empty if certainly
    /// nothing is owed.
    /// </summary>
    public required IReadOnlyList<PartyShare> Shares { get; init => field = ValueList.Of(value); }

    /// <summary>The firm total and the open options.</summary>
    public required Total Ceiling { get; init; }

    /// <summary>The shares by counterparty in the ceiling, of each whose amount may be more than nothing.</summary>
    public required IReadOnlyList<PartyShare> CeilingShares { get; init => field = ValueList.Of(value); }

    /// <summary>The weakest standing of the positions behind it, of any nature, closed ones included.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact contributed to a position behind it, of any nature.</summary>
    public required bool IsContested { get; init; }

    internal static RelianceSide Of(
        AmountUnit unit, IReadOnlyList<PairTotal> pairs, Func<PairTotal, Id<Party>> counterparty)
    {
        PairTotal[] totals = [.. pairs.Where(pair => pair.Unit == unit)];
        return new RelianceSide
        {
            Firm = totals.Aggregate(Total.Of(unit, []), (sum, pair) => sum.Plus(pair.Firm)),
            Shares = Concentration.SharesOf([.. totals.Select(pair => (counterparty(pair), pair.Firm))]),
            Ceiling = totals.Aggregate(Total.Of(unit, []), (sum, pair) => sum.Plus(pair.Ceiling)),
            CeilingShares = Concentration.SharesOf([.. totals.Select(pair => (counterparty(pair), pair.Ceiling))]),
            Standing = totals.Select(pair => pair.Standing).DefaultIfEmpty().Max(),
            IsContested = totals.Any(pair => pair.IsContested),
        };
    }
}
