namespace Contracts.Storage;

/// <summary>The positions that a total sums up: all, or those of a debtor, a creditor or a pair.</summary>
/// <remarks>What is passed on counts between its pair alone.</remarks>
/// <param name="Debtor">The debtor; null for any.</param>
/// <param name="Creditor">The creditor; null for any.</param>
public sealed record TotalScope(Id<Party>? Debtor = null, Id<Party>? Creditor = null)
{
    /// <summary>The SQL condition on a <c>corner</c> for those in the scope.</summary>
    internal string Holds => Holding(Debtor is not null, Creditor is not null, "@debtor", "@creditor");

    /// <summary>The SQL condition on a <c>corner</c> for those in a scope.</summary>
    /// <param name="hasDebtor">True where the scope has one debtor.</param>
    /// <param name="hasCreditor">True where it has one creditor.</param>
    /// <param name="debtor">The debtor, as SQL.</param>
    /// <param name="creditor">The creditor, as SQL.</param>
    internal static string Holding(bool hasDebtor, bool hasCreditor, string debtor, string creditor) =>
        (hasDebtor, hasCreditor) switch
    {
        (true, true) => $"corner.debtor = {debtor} and corner.creditor = {creditor}",
        (true, false) => $"corner.debtor = {debtor} and not corner.is_passed_on",
        (false, true) => $"corner.creditor = {creditor} and not corner.is_passed_on",
        (false, false) => "not corner.is_passed_on",
    };

    /// <summary>True for a position in the scope.</summary>
    internal bool Counts(PositionFigures figures) =>
        (Debtor is not { } debtor || debtor == figures.Debtor)
        && (Creditor is not { } creditor || creditor == figures.Creditor)
        && (figures.PassesOn is null || (Debtor is not null && Creditor is not null));

    /// <summary>The total of some positions, which are all that there are.</summary>
    internal PositionTotal? Of(AmountUnit unit, IEnumerable<Position> positions)
    {
        var exposure = Exposure.Of(positions.Where(position => position.Unit == unit));
        return (Debtor, Creditor) switch
        {
            ({ } debtor, { } creditor) =>
                exposure.ByPair.SingleOrDefault(total => total.Debtor == debtor && total.Creditor == creditor),
            ({ } debtor, null) => exposure.ByDebtor.SingleOrDefault(total => total.Debtor == debtor),
            (null, { } creditor) => exposure.ByCreditor.SingleOrDefault(total => total.Creditor == creditor),
            (null, null) => exposure.ByUnit.SingleOrDefault(),
        };
    }

    /// <summary>The total that sums by nature make; null where there is no position.</summary>
    internal PositionTotal? Of(AmountUnit unit, IReadOnlyList<(PositionNature Nature, CornerMeasures Sum)> sums)
    {
        var all = sums.Aggregate(default(CornerMeasures), (sum, nature) => sum.Plus(nature.Sum));
        if (all.Positions == 0)
            return null;
        var made = new TotalSums(
            unit,
            TotalOf(PositionNature.Firm),
            TotalOf(PositionNature.Contingent),
            TotalOf(PositionNature.NonBinding),
            TotalOf(PositionNature.Option),
            all.Weakest,
            all.Contested > 0);
        return (Debtor, Creditor) switch
        {
            ({ } debtor, { } creditor) => new PairTotal(debtor, creditor, made),
            ({ } debtor, null) => new DebtorTotal(debtor, made),
            (null, { } creditor) => new CreditorTotal(creditor, made),
            (null, null) => new UnitTotal(made),
        };

        Total TotalOf(PositionNature nature) =>
            sums.Where(of => of.Nature == nature)
                .Aggregate(default(CornerMeasures), (sum, of) => sum.Plus(of.Sum))
                .ToTotal(unit);
    }
}
