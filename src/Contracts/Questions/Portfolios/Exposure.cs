namespace Contracts;

/// <summary>
/// The totals of positions over many streams, in several groupings. Units stay apart and are never converted.
/// </summary>
/// <remarks>
/// A commitment passed on counts only in its pair, and in no other grouping. The totals by debtor, by creditor and by
/// nature therefore each add up to the totals by unit; the totals by pair may add up to more.
/// </remarks>
public sealed record Exposure
{
    /// <summary>The totals of each debtor, by debtor and unit.</summary>
    public required IReadOnlyList<DebtorTotal> ByDebtor { get; init => field = ValueList.Of(value); }

    /// <summary>The totals of each creditor, by creditor and unit.</summary>
    public required IReadOnlyList<CreditorTotal> ByCreditor { get; init => field = ValueList.Of(value); }

    /// <summary>The totals of each pair, by debtor, creditor and unit.</summary>
    public required IReadOnlyList<PairTotal> ByPair { get; init => field = ValueList.Of(value); }

    /// <summary>The totals of all parties, by unit.</summary>
    public required IReadOnlyList<UnitTotal> ByUnit { get; init => field = ValueList.Of(value); }

    /// <summary>The totals of each nature (firm, contingent, non-binding, optional), by nature and unit.</summary>
    public required IReadOnlyList<NatureTotal> ByNature { get; init => field = ValueList.Of(value); }

    /// <summary>Computes the exposure of positions.</summary>
    /// <param name="positions">The positions; closed options count nothing.</param>
    public static Exposure Of(IEnumerable<Position> positions) =>
        OfSums([.. PositionSum.Of(Items.Required(positions, nameof(positions)))]);

    /// <summary>Computes the exposure of sums.</summary>
    internal static Exposure OfSums(IReadOnlyCollection<PositionSum> sums) => new()
    {
        ByDebtor = DebtorTotal.OfSums(sums),
        ByCreditor = CreditorTotal.OfSums(sums),
        ByPair = PairTotal.OfSums(sums),
        ByUnit = UnitTotal.OfSums(sums),
        ByNature = NatureTotal.OfSums(sums),
    };
}
