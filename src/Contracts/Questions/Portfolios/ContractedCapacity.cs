namespace Contracts;

/// <summary>The capacity that one party has to provide and will receive, in one unit of capacity.</summary>
/// <remarks>
/// Only outstanding amounts of firm commitments count; commitments passed on are left out. Capacity that is online is
/// not part of it, and never added to it.
/// </remarks>
public sealed record ContractedCapacity
{
    /// <summary>The party.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>The amount that the party owes as debtor.</summary>
    public required Total ToProvide { get; init; }

    /// <summary>The amount that the party is owed as creditor.</summary>
    public required Total ToReceive { get; init; }

    /// <summary>The unit of all amounts.</summary>
    public AmountUnit Unit => ToProvide.Unit;

    /// <summary>The capacity contracted by some positions, by party and unit.</summary>
    /// <param name="positions">The positions, of which only firm commitments in a unit of capacity count.</param>
    public static IReadOnlyList<ContractedCapacity> Of(IEnumerable<Position> positions)
    {
        var capacity = positions
            .Where(position => position is { Nature: PositionNature.Firm, IsPassedOn: false, Amount.IsNone: false })
            .Where(position => position.Unit.IsCapacity)
            .ToList();
        var provided = capacity.ToLookup(position => (Party: position.Figures.Debtor, position.Unit));
        var received = capacity.ToLookup(position => (Party: position.Figures.Creditor, position.Unit));
        return
        [
            .. provided.Concat(received).Select(ofParty => ofParty.Key).Distinct()
                .OrderBy(key => key.Party).ThenBy(key => key.Unit.ToString(), StringComparer.Ordinal)
                .Select(key => new ContractedCapacity
                {
                    Party = key.Party,
                    ToProvide = Sum(key.Unit, provided[key]),
                    ToReceive = Sum(key.Unit, received[key]),
                }),
        ];
    }

    private static Total Sum(AmountUnit unit, IEnumerable<Position> positions) =>
        Total.Of(unit, positions.Select(position => position.Amount));
}
