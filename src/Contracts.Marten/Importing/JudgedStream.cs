namespace Contracts.Storage;

/// <summary>The lines of one stream, with what becomes of them.</summary>
internal sealed class JudgedStream
{
    private readonly Dictionary<EntryId, HistoryLine> _lineOf = [];

    /// <summary>Judges lines.</summary>
    /// <param name="history">What is recorded of the stream.</param>
    /// <param name="lines">The stream's lines, in order.</param>
    /// <param name="now">When the ledger learns those that do not say when.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public JudgedStream(History history, IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        var all = lines.ToList();
        Outcome = history.Import(all.Select(line => (line.Entry, line.RecordedAt ?? now)));
        foreach (var line in all)
            _lineOf[line.Entry.Id ?? default] = line;
    }

    public RecordingOutcome Outcome { get; }

    /// <summary>The lines at fault, each with what is.</summary>
    public IEnumerable<HistoryFault> Faults =>
        from conflict in Outcome.Conflicts
        let line = _lineOf[conflict.Entry]
        select new HistoryFault(line.File, line.Line, Column: 1, "id", conflict.Message);

    /// <summary>What is new, in parts that are recorded whole or not at all: what was learned at one instant, in a row.</summary>
    public IEnumerable<ImportBatch> Batches()
    {
        var recorded = Outcome.Recorded;
        for (int start = 0, end; start < recorded.Count; start = end)
        {
            for (end = start + 1; end < recorded.Count && recorded[end].RecordedAt == recorded[start].RecordedAt;)
                end++;
            var entries = recorded.Skip(start).Take(end - start).ToList();
            yield return new ImportBatch(entries, entries.ConvertAll(entry => _lineOf[entry.Id]));
        }
    }
}
