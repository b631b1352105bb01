namespace Contracts;

/// <summary>The lines of one stream, with what becomes of them when they are imported as they are.</summary>
public sealed class StreamImport
{
    private readonly Dictionary<EntryId, HistoryLine> _lineOf = [];

    /// <summary>Judges lines.</summary>
    /// <param name="history">What is recorded of the stream.</param>
    /// <param name="lines">The stream's lines, in order.</param>
    /// <param name="now">When the ledger learns those that do not say when.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public StreamImport(History history, IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        var all = lines.ToList();
        Outcome = history.Import(all.Select(line => (line.Entry, line.RecordedAt ?? now)));
        foreach (var line in all)
            _lineOf[line.Entry.Id ?? default] = line;
    }

    /// <summary>What becomes of them: recorded whole, or refused whole.</summary>
    public RecordingOutcome Outcome { get; }

    /// <summary>The lines at fault: the last that gives an id other content than is known.</summary>
    public IEnumerable<HistoryFault> Faults =>
        Outcome.Conflicts
            .Select(conflict => (Line: _lineOf[conflict.Entry], conflict.Message))
            .Select(fault => new HistoryFault(fault.Line.File, fault.Line.Line, Column: 1, "id", fault.Message))
            .Distinct();

    /// <summary>The line that an entry came from.</summary>
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
        var faults = streams.SelectMany(stream => stream.Faults)
            .OrderBy(fault => fault.File, StringComparer.Ordinal)
            .ThenBy(fault => fault.Line)
            .Take(HistoryReader.MostFaults)
            .ToList();
        if (faults.Count > 0)
            throw new HistoryFileException(faults);
    }
}
