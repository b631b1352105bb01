namespace Contracts;

/// <summary>The lines of one stream, with what becomes of them when they are imported as they are.</summary>
public sealed class StreamImport
{
    private readonly Dictionary<EntryId, HistoryLine> _lineOf = [];
    private readonly List<HistoryLine> _lines;

    /// <summary>Judges lines.</summary>
    /// <param name="history">What is recorded of the stream.</param>
    /// <param name="lines">The stream's lines, in order.</param>
    /// <param name="now">When the ledger learns those that do not say when.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public StreamImport(History history, IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        _lines = [.. Items.Required(lines, nameof(lines))];
        Outcome = history.Import(_lines.Select(line => (line.Entry, line.RecordedAt ?? now)));
        foreach (var line in _lines)
            _lineOf.TryAdd(line.Entry.Id ?? default, line);
    }

    /// <summary>What becomes of them: recorded whole, or refused whole.</summary>
    public RecordingOutcome Outcome { get; }

    /// <summary>The lines at fault: each that gives an id other content than is known by then.</summary>
    public IEnumerable<HistoryFault> Faults =>
        Outcome.Conflicts.Zip(LinesAtOdds(), (conflict, line) => new HistoryFault(line.File, line.Line, line.IdColumn, "id", conflict.Message));

    /// <summary>The line that an entry came from; of several that say it, the first.</summary>
    /// <param name="entry">The id of one of the lines' entries.</param>
    public HistoryLine LineOf(EntryId entry) => _lineOf[entry];

    /// <summary>What is new, in parts that are recorded whole or not at all: what was learned at one instant, in a row.</summary>
    public IEnumerable<IReadOnlyList<Entry>> Batches()
    {
        var recorded = Outcome.Recorded;
        for (int start = 0, end; start < recorded.Count; start = end)
        {
            for (end = start + 1; end < recorded.Count && recorded[end].RecordedAt == recorded[start].RecordedAt;)
                end++;
            yield return [.. recorded.Skip(start).Take(end - start)];
        }
    }

    /// <summary>Refuses a whole import if there are faults in any of its streams.</summary>
    /// <param name="streams">The streams of the import.</param>
    /// <exception cref="HistoryFileException">There are; it lists them in the order of files and lines.</exception>
    public static void ThrowIfFaulty(IEnumerable<StreamImport> streams)
    {
        var faults = Items.Required(streams, nameof(streams)).SelectMany(stream => stream.Faults)
            .OrderBy(fault => fault.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.Line)
            .Take(HistoryReader.MostFaults)
            .ToList();
        if (faults.Count > 0)
            throw new HistoryFileException(faults);
    }

    /// <summary>The lines that say something else than the stream, or the first line of their id, in the order in which they are found.</summary>
    private IEnumerable<HistoryLine> LinesAtOdds()
    {
        foreach (var line in Outcome.IsRefused ? _lines : [])
        {
            var entry = line.Entry.In(line.Stream, version: 0, default);
            var known = Outcome.Before.Find(entry.Id) ?? _lineOf[entry.Id].Entry.In(line.Stream, version: 0, default);
            if (!known.SaysTheSameAs(entry))
                yield return line;
        }
    }
}
