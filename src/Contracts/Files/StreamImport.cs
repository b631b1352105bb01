namespace Contracts;

/// <summary>The import of one stream's lines, which takes them in without judging them.</summary>
public sealed class StreamImport
{
    private readonly Dictionary<EntryId, HistoryLine> _lineOf = [];
    private readonly List<HistoryLine> _lines;

    /// <summary>Determines the outcome of importing lines.</summary>
    /// <param name="history">The recorded history of the stream.</param>
    /// <param name="lines">The stream's lines, in order.</param>
    /// <param name="now">The recorded instant of lines that state none.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public StreamImport(History history, IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        _lines = [.. Items.Required(lines, nameof(lines))];
        Outcome = history.Import(_lines.Select(line => (line.Entry, line.RecordedAt ?? now)));
        foreach (var line in _lines)
            _lineOf.TryAdd(line.Entry.Id ?? default, line);
    }

    /// <summary>The outcome: the lines are recorded whole, or refused whole.</summary>
    public RecordingOutcome Outcome { get; }

    /// <summary>The faults: lines that give a known id, or the id of an earlier line, different content.</summary>
    public IEnumerable<HistoryFault> Faults => Outcome.Conflicts.Zip(
        LinesAtOdds(),
        (conflict, line) => new HistoryFault(line.File, line.Line, line.IdColumn, "id", conflict.Message));

    /// <summary>The line that an entry came from; the first one if several lines state it.</summary>
    /// <param name="entry">The id of the entry.</param>
    public HistoryLine LineOf(EntryId entry) => _lineOf[entry];

    /// <summary>
    /// The new entries in batches that are recorded whole or not at all: consecutive entries with the same instant.
    /// </summary>
    public IEnumerable<IReadOnlyList<Entry>> Batches()
    {
        var recorded = Outcome.Recorded;
        for (int start = 0, end; start < recorded.Count; start = end)
        {
            var instant = recorded[start].RecordedAt;
            for (end = start + 1; end < recorded.Count && recorded[end].RecordedAt == instant;)
                end++;
            yield return [.. recorded.Skip(start).Take(end - start)];
        }
    }

    /// <summary>Throws if any stream of an import has faults.</summary>
    /// <param name="streams">The streams of the import.</param>
    /// <exception cref="HistoryFileException">There are faults; they are listed by file and line.</exception>
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

    /// <summary>
    /// The lines whose content differs from the stream's or from the first line with their id, in order.
    /// </summary>
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
