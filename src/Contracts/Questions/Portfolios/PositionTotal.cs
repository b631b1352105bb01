using System.Diagnostics.CodeAnalysis;

namespace Contracts;

/// <summary>What some positions of one unit come to, each nature apart.</summary>
/// <remarks>
/// A total adds the ranges of its positions as if each rested on facts of its own. Where two rest on one fact, as both sides of a novation
/// of all or of a disputed exercise do, the total is sound and may be wider than it need be.
/// </remarks>
public abstract record PositionTotal
{
    private protected PositionTotal()
    {
    }

    [SetsRequiredMembers]
    private protected PositionTotal(AmountUnit unit, IEnumerable<Position> positions)
    {
        var byNature = positions.ToLookup(position => position.Nature);
        Unit = unit;
        Firm = Sum(PositionNature.Firm);
        Contingent = Sum(PositionNature.Contingent);
        NonBinding = Sum(PositionNature.NonBinding);
        Options = Sum(PositionNature.Option);
        Standing = byNature.SelectMany(positions => positions).Max(position => position.Standing);
        IsContested = byNature.SelectMany(positions => positions).Any(position => position.IsContested);

        Total Sum(PositionNature nature) => Total.Of(unit, byNature[nature].Select(position => position.Amount));
    }

    /// <summary>What is counted.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The outstanding amounts of the firm commitments; contingent and non-binding ones are left out.</summary>
    public required Total Firm { get; init; }

    /// <summary>The outstanding amounts of the contingent commitments.</summary>
    public required Total Contingent { get; init; }

    /// <summary>The outstanding amounts of the non-binding commitments.</summary>
    public required Total NonBinding { get; init; }

    /// <summary>What is left of the open options.</summary>
    public required Total Options { get; init; }

    /// <summary>What it can grow to: the firm commitments and the open options.</summary>
    public Total Ceiling => Firm.Plus(Options);

    /// <summary>The weakest standing of the positions, closed ones included: that they are closed stands on somebody's word, too.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }
}

/// <summary>What is owed under one deal in one unit. What is passed on is left out.</summary>
public sealed record DealTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public DealTotal()
    {
    }

    [SetsRequiredMembers]
    private DealTotal(StreamKey stream, Id<Deal>? deal, AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions) =>
        (Stream, Deal) = (stream, deal);

    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The deal; null for what the partnership's parties owe under none.</summary>
    public required Id<Deal>? Deal { get; init; }

    internal static IReadOnlyList<DealTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Stream, position.Deal, position.Unit), (key, group) => new DealTotal(key.Stream, key.Deal, key.Unit, group))
            .OrderBy(total => total.Stream).ThenBy(total => total.Deal).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}

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

/// <summary>What all owe all in one unit. What is passed on is left out, so that nothing counts twice.</summary>
public sealed record UnitTotal : PositionTotal
{
    /// <summary>Makes one of totals.</summary>
    public UnitTotal()
    {
    }

    [SetsRequiredMembers]
    private UnitTotal(AmountUnit unit, IEnumerable<Position> positions)
        : base(unit, positions)
    {
    }

    internal static IReadOnlyList<UnitTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => position.Unit, (unit, group) => new UnitTotal(unit, group))
            .OrderBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];
}

/// <summary>What all positions of one nature come to in one unit. What is passed on is left out.</summary>
public sealed record NatureTotal
{
    /// <summary>How firmly the debtors are bound, or that these are options.</summary>
    public required PositionNature Nature { get; init; }

    /// <summary>What it comes to.</summary>
    public required Total Total { get; init; }

    /// <summary>The weakest standing of the positions.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Total.Unit;

    internal static IReadOnlyList<NatureTotal> Of(IEnumerable<Position> positions) =>
    [
        .. positions.Where(position => !position.IsPassedOn)
            .GroupBy(position => (position.Nature, position.Unit), (key, group) => Of(key.Nature, key.Unit, [.. group]))
            .OrderBy(total => total.Nature).ThenBy(total => total.Unit.ToString(), StringComparer.Ordinal),
    ];

    private static NatureTotal Of(PositionNature nature, AmountUnit unit, IReadOnlyList<Position> positions) => new()
    {
        Nature = nature,
        Total = Total.Of(unit, positions.Select(position => position.Amount)),
        Standing = positions.Max(position => position.Standing),
        IsContested = positions.Any(position => position.IsContested),
    };
}
