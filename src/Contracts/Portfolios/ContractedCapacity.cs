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
        return
        [
            .. capacity.SelectMany(position => (IEnumerable<(Id<Party>, AmountUnit)>)[(position.Debtor, position.Unit), (position.Creditor, position.Unit)]).Distinct()
                .OrderBy(key => key.Item1).ThenBy(key => key.Item2.ToString(), StringComparer.Ordinal)
                .Select(key => Of(key.Item1, key.Item2, capacity)),
        ];
    }

    private static ContractedCapacity Of(Id<Party> party, AmountUnit unit, IEnumerable<Position> capacity)
    {
        var ofUnit = capacity.ToLookup(position => position.Unit)[unit].ToList();
        return new ContractedCapacity
        {
            Party = party,
            ToProvide = Total.Of(unit, ofUnit.Where(position => position.Debtor == party).Select(position => position.Amount)),
            ToReceive = Total.Of(unit, ofUnit.Where(position => position.Creditor == party).Select(position => position.Amount)),
        };
    }
}
