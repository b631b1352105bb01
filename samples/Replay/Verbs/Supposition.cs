namespace Replay;

/// <summary>The histories at a viewpoint, beside the same histories with entries left out or added.</summary>
internal sealed class Supposition
{
    private readonly Histories _actual;
    private readonly List<Anomaly> _conflicts = [];
    private Histories _supposed;

    public Supposition(Histories actual, Viewpoint viewpoint) =>
        (_actual, _supposed, Viewpoint) = (actual, actual, viewpoint);

    public Viewpoint Viewpoint { get; }

    public CommitmentBoard Actual => _actual.AsOf(Viewpoint);

    public CommitmentBoard Supposed => _supposed.AsOf(Viewpoint);

    /// <summary>The conflicts for which a recording of the added entries would be refused.</summary>
    public IReadOnlyList<Anomaly> Conflicts => _conflicts;

    /// <summary>Every figure of either side, by stream, kind and name.</summary>
    public IEnumerable<FigureComparison> Figures =>
        from stream in _supposed.Select(history => history.Stream)
        let actual = _actual[stream].AsOf(Viewpoint)
        let supposed = _supposed[stream].AsOf(Viewpoint)
        from key in actual.FigureKeys.Union(supposed.FigureKeys).Order()
        select new FigureComparison(stream, key, actual.FiguresOf(key), supposed.FiguresOf(key));

    /// <summary>Every total of either side, by debtor, creditor and unit.</summary>
    public IEnumerable<TotalComparison> Totals
    {
        get
        {
            var actual = Actual.Totals.ToDictionary(KeyOf);
            var supposed = Supposed.Totals.ToDictionary(KeyOf);
            return actual.Keys.Union(supposed.Keys)
                .OrderBy(key => key.Debtor)
                .ThenBy(key => key.Creditor)
                .ThenBy(key => key.Unit.ToString(), StringComparer.Ordinal)
                .Select(key => new TotalComparison(
                    key.Debtor, key.Creditor, key.Unit,
                    actual.GetValueOrDefault(key), supposed.GetValueOrDefault(key)));
        }
    }

    /// <summary>Leaves out an entry, named by its id, or by <c>STREAM#ID</c> where several streams have it.</summary>
    /// <exception cref="UserErrorException">No stream has the entry, or several have it.</exception>
    public void LeaveOut(string entry)
    {
        var (stream, id) = entry.Split('#', 2) is [var before, var after] ? (before, after) : (null, entry);
        var found = _supposed.Where(history => stream is null || history.Stream.ToString() == stream)
            .Where(history => history.Entries.Any(recorded => recorded.Id.ToString() == id))
            .ToList();
        _supposed = found switch
        {
            [var history] => _supposed.With(history.Without(new EntryId(id))),
            [] => throw new UserErrorException(
                $"There is no entry '{entry}'; only what is recorded can be left out."),
            _ => throw new UserErrorException(
                $"Entry '{entry}' is in {string.Join(" and ", found.Select(history => history.Stream))}; "
                + $"which one is required, such as {found[0].Stream}#{id}."),
        };
    }

    /// <summary>
    /// Adds entries after those known at the viewpoint; none of a stream where an id is recorded with other content.
    /// </summary>
    public void Add(IEnumerable<HistoryLine> lines)
    {
        foreach (var ofStream in lines.GroupBy(line => line.Stream))
        {
            var known = _supposed[ofStream.Key].KnownAt(Viewpoint.KnownAt);
            var entries = ofStream.Select(line => line.Entry).ToList();
            var conflicts = known.Record(entries, Viewpoint.KnownAt).Conflicts;
            _conflicts.AddRange(conflicts);
            if (!conflicts.Any(conflict => conflict.Code == RuleCodes.KnownWithOtherContent))
                _supposed = _supposed.With(known.With(entries));
        }
    }

    private static (Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit) KeyOf(PairTotal total) =>
        (total.Debtor, total.Creditor, total.Unit);
}

/// <summary>The figures of one key on both sides; null on a side that does not have them.</summary>
internal sealed record FigureComparison(StreamKey Stream, FigureKey Key, Figures? Actual, Figures? Supposed)
{
    public bool Differs => Actual != Supposed;
}

/// <summary>The totals of one pair on both sides; null on a side where the debtor never undertook anything.</summary>
internal sealed record TotalComparison(
    Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit, PairTotal? Actual, PairTotal? Supposed)
{
    public bool Differs => Actual != Supposed;
}
