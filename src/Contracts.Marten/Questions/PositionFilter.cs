using System.Text.Json.Serialization;

namespace Contracts.Storage;

/// <summary>The positions of a page, and their order.</summary>
/// <remarks>
/// Only positions that totals count are on pages: commitments, closed ones at nothing, and open options.
/// </remarks>
public sealed record PositionFilter
{
    /// <summary>The debtor or creditor; null for any.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>The debtor; null for any.</summary>
    public Id<Party>? Debtor { get; init; }

    /// <summary>The creditor; null for any.</summary>
    public Id<Party>? Creditor { get; init; }

    /// <summary>The unit; null for any. It is required where positions are ordered by size.</summary>
    public AmountUnit? Unit { get; init; }

    /// <summary>The nature by which totals group them; null for any.</summary>
    public PositionNature? Nature { get; init; }

    /// <summary>True for contested positions alone, false for the others; null for both.</summary>
    public bool? IsContested { get; init; }

    /// <summary>True if positions of certainly nothing are left out, as closed commitments are.</summary>
    public bool LeavesOutNothing { get; init; }

    /// <summary>The order of the positions: by stream and key by default.</summary>
    public PositionOrder Order { get; init; }

    internal void Check()
    {
        if (Order == PositionOrder.Size && Unit is null)
        {
            throw new ArgumentException(
                "Positions are ordered by size and the unit is not stated; sizes are compared in one unit.",
                nameof(Unit));
        }
    }

    /// <summary>True for a position on one of the pages.</summary>
    internal bool Holds(Position position) =>
        position.CountsInTotals
        && (Party is not { } party || party == position.Figures.Debtor || party == position.Figures.Creditor)
        && (Debtor is not { } debtor || debtor == position.Figures.Debtor)
        && (Creditor is not { } creditor || creditor == position.Figures.Creditor)
        && (Unit is not { } unit || unit == position.Unit)
        && (Nature is not { } nature || nature == position.Nature)
        && (IsContested is not { } contested || contested == position.Figures.IsContested)
        && !(LeavesOutNothing && position.Amount.IsNone);

    /// <summary>The positions of some in order, after a place.</summary>
    internal IEnumerable<Position> InOrder(IEnumerable<Position> positions, PageCursor? after) =>
        from position in positions
        where Holds(position)
        let place = PageCursor.PlaceOf(position, Order)
        where after is null || place.CompareTo(after.Place) > 0
        orderby place
        select position;
}

/// <summary>The orders of positions.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<PositionOrder>))]
public enum PositionOrder
{
    /// <summary>By stream, then commitments before options, then by id.</summary>
    Key,

    /// <summary>
    /// The largest first: amounts without an upper bound, then by upper bound, then by lower bound, then as by key.
    /// </summary>
    Size,
}
