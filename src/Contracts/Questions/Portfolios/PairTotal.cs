using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What one debtor owes one creditor in one unit.</summary>
/// <remarks>What is passed on counts here: it shows between its pair, and nowhere else.</remarks>
public sealed record PairTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public PairTotal()
    {
    }

    [SetsRequiredMembers]
    private PairTotal(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions) =>
        (Debtor, Creditor) = (debtor, creditor);

    /// <summary>Who owes.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>Who is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The totals of some positions, by debtor, creditor and unit.</summary>
    /// <param name="positions">The commitments and the open options.</param>
    public static IReadOnlyList<PairTotal> Of(IEnumerable<Position> positions) =>
    [
        .. Items.Required(positions, nameof(positions))
            .GroupBy(position => (position.Debtor, position.Creditor, position.Unit), (key, group) => new PairTotal(key.Debtor, key.Creditor, key.Unit, group))
            .OrderBy(total => total.Debtor).ThenBy(total => total.Creditor).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}
