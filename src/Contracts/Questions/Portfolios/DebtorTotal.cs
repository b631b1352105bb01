using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What one debtor owes in one unit.</summary>
/// <remarks>
/// What is passed on is left out. Where a customer owes a reseller what the reseller owes a supplier, the debtor here is the reseller,
/// to whom the supplier is exposed. What the customer owes shows between it and the reseller as a pair.
/// </remarks>
public sealed record DebtorTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public DebtorTotal()
    {
    }

    [SetsRequiredMembers]
    private DebtorTotal(Id<Party> debtor, AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions) =>
        Debtor = debtor;

    /// <summary>Who owes.</summary>
    public required Id<Party> Debtor { get; init; }

    internal static IReadOnlyList<DebtorTotal> Of(IEnumerable<Position> positions) =>
    [
        .. Items.Required(positions, nameof(positions)).Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Debtor, position.Unit), (key, group) => new DebtorTotal(key.Debtor, key.Unit, group))
            .OrderBy(total => total.Debtor).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}
