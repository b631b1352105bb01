namespace Contracts;

/// <summary>The parties on which one party depends, and those that depend on it.</summary>
public sealed record Reliance
{
    /// <summary>The party.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>Its firm obligations and claims, by unit.</summary>
    public required IReadOnlyList<RelianceTotal> ByUnit { get; init => field = ValueList.Of(value); }

    /// <summary>Its rights of exclusivity and first refusal that are in force, by stream and right.</summary>
    public required IReadOnlyList<RelianceRight> RightsHeld { get; init => field = ValueList.Of(value); }

    /// <summary>
    /// The rights of exclusivity and first refusal that bind it and are in force, by stream and right.
    /// </summary>
    public required IReadOnlyList<RelianceRight> RightsAgainst { get; init => field = ValueList.Of(value); }

    internal static Reliance Of(
        Id<Party> party, AmountUnit? unit, IEnumerable<Position> positions, IEnumerable<Partnership> partnerships)
    {
        RelianceRight[] rights = [.. partnerships.SelectMany(RelianceRight.Of)];
        return new Reliance
        {
            Party = party,
            ByUnit = RelianceTotal.Of(party, positions.Where(position => unit is null || position.Unit == unit)),
            RightsHeld = [.. rights.Where(right => right.Holder == party)],
            RightsAgainst = [.. rights.Where(right => right.Against == party)],
        };
    }
}

/// <summary>The firm obligations and claims of one party in one unit, and the shares of its counterparties.</summary>
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
        var creditors = Concentration.Around(all, party, CommitmentSide.Creditor);
        var debtors = Concentration.Around(all, party, CommitmentSide.Debtor);
        return
        [
            .. obligations.Concat(claims).Select(total => total.Unit).Distinct()
                .OrderBy(unit => unit.ToString(), StringComparer.Ordinal)
                .Select(unit => new RelianceTotal
                {
                    Unit = unit,
                    Obligations = RelianceSide.Of(unit, obligations, creditors),
                    Claims = RelianceSide.Of(unit, claims, debtors),
                }),
        ];
    }
}

/// <summary>The firm obligations, or the firm claims, of one party in one unit.</summary>
/// <remarks>Commitments passed on count, as in each pair: one party owes each of its own once.</remarks>
public sealed record RelianceSide
{
    /// <summary>The firm total.</summary>
    public required Total Firm { get; init; }

    /// <summary>
    /// The shares by counterparty, of each whose amount may be more than nothing; empty if certainly nothing is owed.
    /// </summary>
    public required IReadOnlyList<PartyShare> Shares { get; init => field = ValueList.Of(value); }

    /// <summary>The weakest standing of the positions behind it, of any nature, closed ones included.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact contributed to a position behind it, of any nature.</summary>
    public required bool IsContested { get; init; }

    internal static RelianceSide Of(
        AmountUnit unit, IReadOnlyList<PairTotal> pairs, IReadOnlyList<Concentration> counterparties)
    {
        PairTotal[] totals = [.. pairs.Where(pair => pair.Unit == unit)];
        return new RelianceSide
        {
            Firm = totals.Aggregate(Total.Of(unit, []), (sum, pair) => sum.Plus(pair.Firm)),
            Shares = counterparties.FirstOrDefault(ofUnit => ofUnit.Unit == unit)?.Shares ?? [],
            Standing = totals.Select(pair => pair.Standing).DefaultIfEmpty().Max(),
            IsContested = totals.Any(pair => pair.IsContested),
        };
    }
}

/// <summary>A right of exclusivity or first refusal that is in force.</summary>
public sealed record RelianceRight
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The right.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The deal that grants it; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The party that has it.</summary>
    public required Id<Party> Holder { get; init; }

    /// <summary>The party that it binds.</summary>
    public required Id<Party> Against { get; init; }

    /// <summary>The kind: exclusivity or first refusal.</summary>
    public required RightKind Kind { get; init; }

    /// <summary>The description.</summary>
    public required string Description { get; init; }

    /// <summary>The days on which it can be exercised, both inclusive; null if not stated. They may be to come.</summary>
    public required Term? Window { get; init; }

    /// <summary>The weakest standing of the facts that determine it.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact contributed to it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>Those of a partnership, by id; none once it is dissolved.</summary>
    internal static IEnumerable<RelianceRight> Of(Partnership partnership) =>
        from right in partnership.Rights
        where right is { Status: RightStatus.InForce, Kind: RightKind.Exclusivity or RightKind.FirstRefusal }
            && !partnership.IsDissolved
        select new RelianceRight
        {
            Stream = partnership.Stream,
            Right = right.Id,
            Deal = right.Deal,
            Holder = right.Holder,
            Against = right.Against,
            Kind = right.Kind,
            Description = right.Description,
            Window = right.Window,
            Standing = right.Standing,
            IsContested = right.IsContested,
        };
}
