using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What one creditor is owed in one unit.</summary>
/// <remarks>
/// What is passed on is left out. Where a customer owes a reseller what the reseller owes a supplier, the creditor here is the supplier,
/// who keeps what comes in. What the reseller is owed shows between it and the customer as a pair.
/// </remarks>
public sealed record CreditorTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public CreditorTotal()
    {
    }

    [SetsRequiredMembers]
    private CreditorTotal(Id<Party> creditor, AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions) =>
        Creditor = creditor;

    /// <summary>Who is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    internal static IReadOnlyList<CreditorTotal> Of(IEnumerable<Position> positions) =>
    [
        .. Items.Required(positions, nameof(positions)).Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Creditor, position.Unit), (key, group) => new CreditorTotal(key.Creditor, key.Unit, group))
            .OrderBy(total => total.Creditor).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}
