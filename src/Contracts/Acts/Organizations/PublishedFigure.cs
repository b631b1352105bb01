namespace Contracts;

/// <summary>A figure that was published about an organization as a whole, without the facts behind it.</summary>
/// <remarks>
/// It is compared with computed figures (<see cref="Total.Reconcile(ReportedValue)"/>) and never added to them.
/// </remarks>
public sealed record PublishedFigure : LedgerItem
{
    /// <summary>The organization.</summary>
    public required Id<Party> Organization { get; init; }

    /// <inheritdoc cref="ReportedFigure.Measure"/>
    public required string Measure { get; init; }

    /// <inheritdoc cref="ReportedFigure.Value"/>
    public required ReportedValue Value { get; init; }

    /// <inheritdoc cref="ReportedFigure.Period"/>
    public required Term? Period { get; init; }

    /// <inheritdoc cref="ReportedFigure.EffectiveOn"/>
    public required PartialDate EffectiveOn { get; init; }

    /// <inheritdoc cref="ReportedFigure.Source"/>
    public required Source Source { get; init; }

    /// <summary>The fact that reports it.</summary>
    public required EntryId ReportedBy { get; init; }

    /// <summary>The entries with other accounts of it that are in force and admitted.</summary>
    public required IReadOnlyList<EntryId> Rivals { get; init => field = ValueList.Of(value); }

    /// <summary>A figure that an organization's stream holds.</summary>
    internal static PublishedFigure Of(Organization organization, ReportedFigure figure) => new()
    {
        Stream = organization.Stream,
        Organization = organization.Stream.Slug,
        Measure = figure.Measure,
        Value = figure.Value,
        Period = figure.Period,
        EffectiveOn = figure.EffectiveOn,
        Source = figure.Source,
        ReportedBy = figure.ReportedBy.Entry.Id,
        Rivals = [.. figure.Rivals.Select(rival => rival.Entry.Id)],
        Standing = figure.Standing,
        IsContested = figure.IsContested,
    };

    /// <summary>
    /// The figures among some items, by organization, measure and period, the earliest first: a figure without a period
    /// covers its day alone.
    /// </summary>
    internal static IReadOnlyList<PublishedFigure> Listed(IEnumerable<LedgerItem> items) =>
    [
        .. items.OfType<PublishedFigure>()
            .OrderBy(figure => figure.Stream)
            .ThenBy(figure => figure.Measure, StringComparer.Ordinal)
            .ThenBy(figure => figure.Covers.From)
            .ThenBy(figure => figure.Covers.To)
            .ThenBy(figure => figure.Key),
    ];

    private (DateOnly From, DateOnly To) Covers => ReportedFigure.DaysOf(Period, EffectiveOn.Latest);

    internal override FigureKey Key => new(FigureKind.PublishedFigure, ReportedBy.ToString());

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Organization, null);
}
