namespace Contracts;

/// <summary>How much capacity one party undertook to provide and is to be provided with, in one unit of capacity.</summary>
/// <remarks>Only firm commitments count, with what is outstanding of them; what is passed on is left out. It is not what is online, and never added to it.</remarks>
public sealed record ContractedCapacity
{
    /// <summary>The party.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>What it owes others, as debtor.</summary>
    public required Total ToProvide { get; init; }

    /// <summary>What others owe it, as creditor.</summary>
    public required Total ToReceive { get; init; }

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => ToProvide.Unit;

    /// <summary>The capacity contracted by some positions, by party and unit.</summary>
    /// <param name="positions">The commitments and the open options, of which only firm commitments in a unit of capacity count.</param>
    public static IReadOnlyList<ContractedCapacity> Of(IEnumerable<Position> positions)
    {
        var capacity = positions.Where(position => position is { Nature: PositionNature.Firm, IsPassedOn: false, Amount.IsNone: false } && position.Unit.IsCapacity).ToList();
        var provided = capacity.ToLookup(position => (Party: position.Debtor, position.Unit));
        var received = capacity.ToLookup(position => (Party: position.Creditor, position.Unit));
        return
        [
            .. provided.Concat(received).Select(ofParty => ofParty.Key).Distinct()
                .OrderBy(key => key.Party).ThenBy(key => key.Unit.ToString(), StringComparer.Ordinal)
                .Select(key => new ContractedCapacity { Party = key.Party, ToProvide = Sum(key.Unit, provided[key]), ToReceive = Sum(key.Unit, received[key]) }),
        ];
    }

    private static Total Sum(AmountUnit unit, IEnumerable<Position> positions) => Total.Of(unit, positions.Select(position => position.Amount));
}
