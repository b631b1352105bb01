using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The sum of some positions of one unit, each nature apart.</summary>
/// <remarks>
/// A total adds the ranges of its positions as if each rested on facts of its own. Where two rest on one fact, as both
/// sides of a novation of all or of a disputed exercise do, the total is sound and may be wider than necessary.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(CreditorTotal), "creditor")]
[JsonDerivedType(typeof(DealTotal), "deal")]
[JsonDerivedType(typeof(DebtorTotal), "debtor")]
[JsonDerivedType(typeof(PairTotal), "pair")]
[JsonDerivedType(typeof(UnitTotal), "unit")]
public abstract record PositionTotal
{
    private protected PositionTotal()
    {
    }

    [SetsRequiredMembers]
    private protected PositionTotal(TotalSums sums) =>
        (Unit, Firm, Contingent, NonBinding, Options, Standing, IsContested) = sums;

    /// <summary>The unit of all amounts.</summary>
    public required AmountUnit Unit { get; init; }

    /// <summary>The outstanding amounts of the firm commitments; contingent and non-binding ones are left out.</summary>
    public required Total Firm { get; init; }

    /// <summary>The outstanding amounts of the contingent commitments.</summary>
    public required Total Contingent { get; init; }

    /// <summary>The outstanding amounts of the non-binding commitments.</summary>
    public required Total NonBinding { get; init; }

    /// <summary>The amounts left of the open options.</summary>
    public required Total Options { get; init; }

    /// <summary>The most that can be owed: the firm commitments and the open options.</summary>
    public Total Ceiling => Firm.Plus(Options);

    /// <summary>The weakest standing of the positions, closed ones included: closing also rests on somebody's word.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact affects one of the positions.</summary>
    public required bool IsContested { get; init; }

    /// <summary>Makes one total of each group of sums, ordered by key and unit.</summary>
    private protected static IReadOnlyList<TTotal> Group<TKey, TTotal>(
        IEnumerable<PositionSum> sums, Func<PositionSum, TKey> key, Func<TKey, TotalSums, TTotal> make) =>
    [
        .. sums.GroupBy(sum => (Key: key(sum), sum.Unit))
            .OrderBy(group => group.Key.Key).ThenBy(group => group.Key.Unit.ToString(), StringComparer.Ordinal)
            .Select(group => make(group.Key.Key, TotalSums.Of(group.Key.Unit, group))),
    ];

    /// <summary>Makes one total of each group of sums of what is not passed on.</summary>
    private protected static IReadOnlyList<TTotal> GroupOnce<TKey, TTotal>(
        IEnumerable<PositionSum> sums, Func<PositionSum, TKey> key, Func<TKey, TotalSums, TTotal> make) =>
        Group(sums.Where(sum => !sum.IsPassedOn), key, make);
}

/// <summary>The amounts owed under one deal in one unit. Commitments passed on are left out.</summary>
public sealed record DealTotal : PositionTotal
{
    /// <summary>Creates a total with required members.</summary>
    public DealTotal()
    {
    }

    [SetsRequiredMembers]
    private DealTotal(StreamKey stream, Id<Deal>? deal, TotalSums sums)
        : base(sums) =>
        (Stream, Deal) = (stream, deal);

    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The deal; null for commitments under no deal.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The totals of some positions, by stream, deal and unit; those under no deal come first.</summary>
    /// <param name="positions">The positions; closed options count nothing.</param>
    public static IReadOnlyList<DealTotal> Of(IEnumerable<Position> positions) =>
    [
        .. Items.Required(positions, nameof(positions)).GroupBy(position => (position.Stream, position.Figures.Deal))
            .OrderBy(deal => deal.Key)
            .SelectMany(deal => GroupOnce(
                PositionSum.Of(deal), _ => 0, (_, sums) => new DealTotal(deal.Key.Stream, deal.Key.Deal, sums))),
    ];
}

/// <summary>The amounts that one debtor owes in one unit.</summary>
/// <remarks>
/// Commitments passed on are left out. Where a customer owes a reseller what the reseller owes a supplier, the debtor
/// here is the reseller, to whom the supplier is exposed. The customer's debt shows between it and the reseller as a
/// pair.
/// </remarks>
public sealed record DebtorTotal : PositionTotal
{
    /// <summary>Creates a total with required members.</summary>
    public DebtorTotal()
    {
    }

    [SetsRequiredMembers]
    internal DebtorTotal(Id<Party> debtor, TotalSums sums)
        : base(sums) =>
        Debtor = debtor;

    /// <summary>The party that owes.</summary>
    public required Id<Party> Debtor { get; init; }

    internal static IReadOnlyList<DebtorTotal> OfSums(IEnumerable<PositionSum> sums) =>
        GroupOnce(sums, sum => sum.Debtor, (debtor, all) => new DebtorTotal(debtor, all));
}

/// <summary>The amounts that one creditor is owed in one unit.</summary>
/// <remarks>
/// Commitments passed on are left out. Where a customer owes a reseller what the reseller owes a supplier, the creditor
/// here is the supplier, who keeps the money. The reseller's claim shows between it and the customer as a pair.
/// </remarks>
public sealed record CreditorTotal : PositionTotal
{
    /// <summary>Creates a total with required members.</summary>
    public CreditorTotal()
    {
    }

    [SetsRequiredMembers]
    internal CreditorTotal(Id<Party> creditor, TotalSums sums)
        : base(sums) =>
        Creditor = creditor;

    /// <summary>The party that is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    internal static IReadOnlyList<CreditorTotal> OfSums(IEnumerable<PositionSum> sums) =>
        GroupOnce(sums, sum => sum.Creditor, (creditor, all) => new CreditorTotal(creditor, all));
}

/// <summary>The amounts that one debtor owes one creditor in one unit.</summary>
/// <remarks>Commitments passed on count here, and in no other total.</remarks>
public sealed record PairTotal : PositionTotal
{
    /// <summary>Creates a total with required members.</summary>
    public PairTotal()
    {
    }

    [SetsRequiredMembers]
    internal PairTotal(Id<Party> debtor, Id<Party> creditor, TotalSums sums)
        : base(sums) =>
        (Debtor, Creditor) = (debtor, creditor);

    /// <summary>The party that owes.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>The party that is owed.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The totals of some positions, by debtor, creditor and unit.</summary>
    /// <param name="positions">The positions; closed options count nothing.</param>
    public static IReadOnlyList<PairTotal> Of(IEnumerable<Position> positions) =>
        OfSums(PositionSum.Of(Items.Required(positions, nameof(positions))));

    internal static IReadOnlyList<PairTotal> OfSums(IEnumerable<PositionSum> sums) =>
        Group(sums, sum => (sum.Debtor, sum.Creditor), (key, all) => new PairTotal(key.Debtor, key.Creditor, all));
}

/// <summary>
/// The amounts that all debtors owe all creditors in one unit. Commitments passed on are left out, so that nothing
/// counts twice.
/// </summary>
public sealed record UnitTotal : PositionTotal
{
    /// <summary>Creates a total with required members.</summary>
    public UnitTotal()
    {
    }

    [SetsRequiredMembers]
    internal UnitTotal(TotalSums sums)
        : base(sums)
    {
    }

    internal static IReadOnlyList<UnitTotal> OfSums(IEnumerable<PositionSum> sums) =>
        GroupOnce(sums, _ => 0, (_, all) => new UnitTotal(all));
}

/// <summary>The sum of all positions of one nature in one unit. Commitments passed on are left out.</summary>
public sealed record NatureTotal
{
    /// <summary>The nature of the positions.</summary>
    public required PositionNature Nature { get; init; }

    /// <summary>The sum.</summary>
    public required Total Total { get; init; }

    /// <summary>The weakest standing of the positions.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact affects one of the positions.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The unit of the sum.</summary>
    public AmountUnit Unit => Total.Unit;

    internal static IReadOnlyList<NatureTotal> OfSums(IEnumerable<PositionSum> sums) =>
    [
        .. sums.Where(sum => !sum.IsPassedOn).GroupBy(sum => (sum.Nature, sum.Unit))
            .OrderBy(group => group.Key.Nature).ThenBy(group => group.Key.Unit.ToString(), StringComparer.Ordinal)
            .Select(group => new NatureTotal
            {
                Nature = group.Key.Nature,
                Total = PositionSum.Total(group.Key.Unit, group),
                Standing = group.Max(sum => sum.Standing),
                IsContested = group.Any(sum => sum.IsContested),
            }),
    ];
}

/// <summary>The sum of some positions between two parties, of one nature and unit. Every total is made of such.</summary>
/// <param name="Debtor">The debtor.</param>
/// <param name="Creditor">The creditor.</param>
/// <param name="Nature">The nature.</param>
/// <param name="IsPassedOn">True if each passes on what another commitment counts already.</param>
/// <param name="Sum">The sum of the amounts.</param>
/// <param name="Standing">The weakest standing.</param>
/// <param name="IsContested">True if a disputed fact affects one of the positions.</param>
internal readonly record struct PositionSum(
    Id<Party> Debtor,
    Id<Party> Creditor,
    PositionNature Nature,
    bool IsPassedOn,
    Total Sum,
    Standing Standing,
    bool IsContested)
{
    /// <summary>The unit of the sum.</summary>
    public AmountUnit Unit => Sum.Unit;

    /// <summary>Each position that counts, as a sum of its own.</summary>
    public static IEnumerable<PositionSum> Of(IEnumerable<Position> positions) =>
        from position in positions
        where position.CountsInTotals
        let figures = position.Figures
        select new PositionSum(
            figures.Debtor,
            figures.Creditor,
            position.Nature,
            position.IsPassedOn,
            Contracts.Total.Of(position.Unit, [position.Amount]),
            figures.Standing,
            figures.IsContested);

    /// <summary>The sum of some sums of one unit.</summary>
    public static Total Total(AmountUnit unit, IEnumerable<PositionSum> sums) =>
        sums.Aggregate(new Total { Unit = unit }, (all, sum) => all.Plus(sum.Sum));
}

/// <summary>The sums of some positions of one unit, by nature.</summary>
internal sealed record TotalSums(
    AmountUnit Unit, Total Firm, Total Contingent, Total NonBinding, Total Options, Standing Standing, bool IsContested)
{
    public static TotalSums Of(AmountUnit unit, IEnumerable<PositionSum> sums)
    {
        var byNature = new Total?[(int)PositionNature.Option + 1];
        var (standing, isContested) = (Standing.Confirmed, false);
        foreach (var sum in sums)
        {
            ref var total = ref byNature[(int)sum.Nature];
            total = total?.Plus(sum.Sum) ?? sum.Sum;
            standing = sum.Standing > standing ? sum.Standing : standing;
            isContested |= sum.IsContested;
        }

        var none = new Total { Unit = unit };
        return new TotalSums(
            unit,
            byNature[(int)PositionNature.Firm] ?? none,
            byNature[(int)PositionNature.Contingent] ?? none,
            byNature[(int)PositionNature.NonBinding] ?? none,
            byNature[(int)PositionNature.Option] ?? none,
            standing,
            isContested);
    }
}
