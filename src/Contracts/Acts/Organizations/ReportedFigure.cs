namespace Contracts;

/// <summary>A figure that was published about an organization as a whole, as seen from a viewpoint.</summary>
/// <remarks>
/// It is compared with computed figures (<see cref="Total.Reconcile(ReportedValue)"/>) and never added to them.
/// </remarks>
public sealed class ReportedFigure : IItemSource
{
    private readonly FigureReported _reported;

    internal ReportedFigure(FigureReported reported, FactInForce fact) => (_reported, ReportedBy) = (reported, fact);

    /// <summary>The measure in words, such as <c>revenue backlog</c>.</summary>
    public string Measure => _reported.Measure;

    /// <summary>The value, as it was stated.</summary>
    public ReportedValue Value => _reported.Amount;

    /// <summary>The period that it covers; null for the effective date alone.</summary>
    public Term? Period => _reported.Period;

    /// <summary>The effective date.</summary>
    public PartialDate EffectiveOn => ReportedBy.EffectiveOn;

    /// <summary>The document that states it.</summary>
    public Source Source => ReportedBy.Form.Source;

    /// <summary>The standing, confirmations included.</summary>
    public Standing Standing => ReportedBy.Standing;

    /// <summary>The other accounts of it that are in force and admitted.</summary>
    public IReadOnlyList<FactInForce> Rivals => ReportedBy.Rivals;

    /// <summary>True if it is disputed, or another account of it is.</summary>
    public bool IsContested => ReportedBy.IsDisputed;

    /// <summary>The fact that reports it.</summary>
    public FactInForce ReportedBy { get; }

    FigureKey IItemSource.Source => new(FigureKind.PublishedFigure, ReportedBy.Entry.Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => 1;

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [PublishedFigure.Of((Organization)folded, this)];

    /// <summary>
    /// The order by measure, then by period, the earliest first: a figure without a period covers its day alone. Of the
    /// same period, the order of the facts.
    /// </summary>
    internal (string Measure, DateOnly From, DateOnly To) Order =>
        DaysOf(Period, ReportedBy.TakesEffectOn) is var days ? (Measure, days.From, days.To) : default;

    /// <summary>The first and the last day that a period covers; without one, a day alone.</summary>
    internal static (DateOnly From, DateOnly To) DaysOf(Term? period, DateOnly day) => period is { } covers
        ? (covers.From?.Earliest ?? DateOnly.MinValue, covers.To?.Latest ?? DateOnly.MaxValue)
        : (day, day);
}

/// <summary>The figures published about an organization in one measure: that of the latest period counts.</summary>
internal sealed class PublishedMeasure : IExplained
{
    private readonly Organization _organization;
    private readonly ReportedFigure _latest;

    /// <summary>Of figures of the same period, the last one in folding order counts.</summary>
    public PublishedMeasure(Organization organization, IEnumerable<ReportedFigure> figures) =>
        (_organization, _latest) =
            (organization, figures.Aggregate((latest, next) => IsBefore(next, latest) ? latest : next));

    FigureKey IExplained.Key => FigureKey.Measure(_latest.Measure);

    Figures IExplained.Figures => PublishedFigure.Of(_organization, _latest);

    IReadOnlyList<FactInForce> IExplained.Explanation => [_latest.ReportedBy];

    private static bool IsBefore(ReportedFigure one, ReportedFigure other) =>
        (one.Order.To, one.Order.From).CompareTo((other.Order.To, other.Order.From)) < 0;
}
