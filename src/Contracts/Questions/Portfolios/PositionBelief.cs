namespace Contracts;

/// <summary>The figures of a commitment or option that the ledger held for one day over a span of knowledge.</summary>
/// <remarks>
/// <see cref="HistoryQuestions.Beliefs(History, FigureKey, DateOnly, EvidencePolicy)"/> of its stream gives the same
/// spans with their causes.
/// </remarks>
public sealed record PositionBelief
{
    /// <summary>The first instant at which the figures were held.</summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>
    /// The first instant at which they were no longer held; null if they still were at the instant of the viewpoint.
    /// </summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>The figures; null if by then the ledger held that there are none.</summary>
    public required PositionFigures? Figures { get; init; }

    /// <summary>The beliefs of a history at the day of a viewpoint, as far as it knows.</summary>
    internal static IEnumerable<PositionBelief> Of(History history, FigureKey position, Viewpoint viewpoint)
    {
        var held = default(PositionBelief);
        foreach (var knownAt in history.InstantsUpTo(viewpoint.KnownAt))
        {
            var figures = (PositionFigures?)history.AsOf(viewpoint with { KnownAt = knownAt }).FiguresOf(position);
            if (held?.Figures == figures)
                continue;
            if (held is not null)
                yield return held with { KnownTo = knownAt };
            held = new PositionBelief { KnownFrom = knownAt, KnownTo = null, Figures = figures };
        }

        if (held is not null)
            yield return held;
    }

    /// <summary>
    /// Spans that do not overlap as beliefs: in order, each different from the one before, without a gap.
    /// </summary>
    internal static IReadOnlyList<PositionBelief> Joined(IEnumerable<PositionBelief> spans)
    {
        var beliefs = new List<PositionBelief>();
        foreach (var span in spans.OrderBy(span => span.KnownFrom))
        {
            if (beliefs is [.., { KnownTo: { } end }] && end < span.KnownFrom)
                Add(None(end, span.KnownFrom));
            Add(span);
        }

        if (beliefs is [.., { KnownTo: { } over }])
            Add(None(over, knownTo: null));
        return beliefs;

        void Add(PositionBelief span)
        {
            if (beliefs is [.., var last] && last.Figures == span.Figures)
                beliefs[^1] = last with { KnownTo = span.KnownTo };
            else
                beliefs.Add(span);
        }
    }

    private static PositionBelief None(DateTimeOffset knownFrom, DateTimeOffset? knownTo) =>
        new() { KnownFrom = knownFrom, KnownTo = knownTo, Figures = null };
}

/// <summary>The total that the ledger held for one day over a span of knowledge.</summary>
public sealed record TotalBelief
{
    /// <summary>
    /// The first instant at which the total was held; of the first one in an answer, the instant from which it was
    /// asked for.
    /// </summary>
    public required DateTimeOffset KnownFrom { get; init; }

    /// <summary>
    /// The first instant at which it was no longer held; null if it still was at the instant of the viewpoint.
    /// </summary>
    public required DateTimeOffset? KnownTo { get; init; }

    /// <summary>The total; null if by then the ledger held that there is no position.</summary>
    public required PositionTotal? Total { get; init; }
}
