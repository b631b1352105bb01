namespace Contracts.Storage;

/// <summary>The running totals of an import; safe for concurrent use.</summary>
internal sealed class ImportTally
{
    private readonly Lock _alone = new();
    private readonly List<Anomaly> _anomalies = [];
    private readonly IProgress<ImportProgress>? _progress;
    private readonly int _total;
    private int _recorded;
    private int _settled;
    private int _streams;
    private int _anomaliesFound;

    public ImportTally(int total, IProgress<ImportProgress>? progress)
    {
        (_total, _progress) = (total, progress);
        progress?.Report(new ImportProgress(total, 0, total));
    }

    /// <summary>A transaction is committed.</summary>
    /// <param name="settled">
    /// The number of lines that are in the ledger now and were not before, whichever writer recorded them.
    /// </param>
    /// <param name="recorded">The number of them that it recorded.</param>
    public void Commit(int settled, int recorded)
    {
        lock (_alone)
        {
            _recorded += recorded;
            _settled += settled;
            _progress?.Report(new ImportProgress(_total, _settled, _total));
        }
    }

    /// <summary>A stream is judged: lines that say something again, and what makes no sense.</summary>
    public void Judge(int repeated, IReadOnlyList<Anomaly> anomalies)
    {
        lock (_alone)
        {
            _streams++;
            _settled += repeated;
            _anomaliesFound += anomalies.Count;
            _anomalies.AddRange(anomalies.Take(ImportOutcome.MostAnomalies - _anomalies.Count));
        }
    }

    public ImportOutcome ToOutcome()
    {
        _progress?.Report(new ImportProgress(_total, _settled, _total));
        return new ImportOutcome
        {
            Recorded = _recorded,
            Repeated = _total - _recorded,
            Streams = _streams,
            Anomalies = [.. _anomalies.OrderBy(anomaly => anomaly.Stream)],
            MoreAnomalies = _anomaliesFound - _anomalies.Count,
        };
    }
}
