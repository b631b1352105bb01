namespace Replay;

/// <summary>Histories as they are known at a viewpoint, and what they would be with entries left out or added.</summary>
internal sealed class Supposition
{
    private readonly Viewpoint _viewpoint;
    private readonly Histories _actual;
    private readonly List<Anomaly> _conflicts = [];
    private Histories _supposed;

    public Supposition(Histories actual, Viewpoint viewpoint) => (_actual, _supposed, _viewpoint) = (actual, actual, viewpoint);

    public CommitmentBoard Actual => _actual.AsOf(_viewpoint);

    public CommitmentBoard Supposed => _supposed.AsOf(_viewpoint);

    /// <summary>What recording the added entries would refuse.</summary>
    public IReadOnlyList<Anomaly> Conflicts => _conflicts;

    /// <summary>Every figure of either side, by stream, kind and name.</summary>
    public IEnumerable<FigurePair> Figures =>
        from stream in _supposed.Select(history => history.Stream)
        let actual = _actual[stream].AsOf(_viewpoint)
        let supposed = _supposed[stream].AsOf(_viewpoint)
        from key in actual.FigureKeys.Union(supposed.FigureKeys).Order()
        select new FigurePair(stream, key, actual.FiguresOf(key), supposed.FiguresOf(key));

    /// <summary>Every total of either side, by debtor, creditor and unit.</summary>
    public IEnumerable<TotalPair> Totals
    {
        get
        {
            var actual = Actual.Totals.ToDictionary(KeyOf);
            var supposed = Supposed.Totals.ToDictionary(KeyOf);
            return actual.Keys.Union(supposed.Keys)
                .OrderBy(key => key.Debtor).ThenBy(key => key.Creditor).ThenBy(key => key.Unit.ToString(), StringComparer.Ordinal)
                .Select(key => new TotalPair(key.Debtor, key.Creditor, key.Unit, actual.GetValueOrDefault(key), supposed.GetValueOrDefault(key)));
        }
    }

    /// <summary>Leaves out an entry: by its id, or by <c>STREAM#ID</c> where several streams have it.</summary>
    /// <exception cref="UserErrorException">No stream has it, or several do.</exception>
    public void LeaveOut(string entry)
    {
        var (stream, id) = entry.Split('#', 2) is [var named, var after] ? (named, after) : (null, entry);
        var found = _supposed.Where(history => (stream is null || history.Stream.ToString() == stream) && history.Entries.Any(recorded => recorded.Id.ToString() == id)).ToList();
        _supposed = found switch
        {
            [var history] => _supposed.With(history.Without(new EntryId(id))),
            [] => throw new UserErrorException($"There is no entry '{entry}'; only what is recorded can be left out."),
            _ => throw new UserErrorException($"Entry '{entry}' is in {string.Join(" and ", found.Select(history => history.Stream))}; which one is required, such as {found[0].Stream}#{id}."),
        };
    }

    /// <summary>Adds entries after what is known at the viewpoint.</summary>
    public void Add(IEnumerable<HistoryLine> lines)
    {
        foreach (var ofStream in lines.GroupBy(line => line.Stream))
        {
            var outcome = _supposed[ofStream.Key].KnownAt(_viewpoint.KnownAt).With(ofStream.Select(line => line.Entry));
            _conflicts.AddRange([.. outcome.Conflicts, .. outcome.Anomalies]);
            _supposed = _supposed.With(outcome.After);
        }
    }

    private static (Id<Party> Debtor, Id<Party> Creditor, AmountUnit Unit) KeyOf(PairTotal total) => (total.Debtor, total.Creditor, total.Unit);
}
