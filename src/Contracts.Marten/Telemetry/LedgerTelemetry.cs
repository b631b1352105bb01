using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Contracts.Storage;

/// <summary>What the ledger tells the host's log, traces and metrics; docs/telemetry.md lists it all.</summary>
internal sealed class LedgerTelemetry
{
    /// <summary>The name of the log's category, the activity source and the meter.</summary>
    public const string Name = "Contracts";

    public static readonly ActivitySource Source = new(Name);

    private readonly Counter<long> _recorded;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _retried;
    private readonly Histogram<int> _folded;
    private readonly Histogram<double> _asked;
    private readonly Gauge<long> _lag;

    public LedgerTelemetry(ILoggerFactory? loggers = null, IMeterFactory? meters = null)
    {
        Log = new LedgerLog(loggers?.CreateLogger(Name) ?? NullLogger.Instance);
        var meter = meters?.Create(Name) ?? new Meter(Name);
        _recorded = meter.CreateCounter<long>("contracts.entries.recorded", "{entry}", "Entries that were recorded or imported");
        _refused = meter.CreateCounter<long>("contracts.batches.refused", "{batch}", "Batches that broke a rule");
        _retried = meter.CreateCounter<long>("contracts.batches.retried", "{batch}", "Batches that were judged again because another writer was first");
        _folded = meter.CreateHistogram<int>("contracts.fold.length", "{entry}", "Entries of a stream that was folded");
        _asked = meter.CreateHistogram<double>("contracts.question.duration", "s", "How long a question took");
        _lag = meter.CreateGauge<long>("contracts.ledger.lag", "{entry}", "Entries that are not yet in the rows which the daemon keeps");
    }

    public LedgerLog Log { get; }

    /// <summary>Whether anybody wants to know how far the daemon is behind.</summary>
    public bool AsksForLag => _lag.Enabled;

    public void Lag(long entries) => _lag.Record(entries);

    public void Recorded(Activity? activity, RecordingOutcome outcome)
    {
        var entries = outcome.After.Version - outcome.Before.Version;
        activity?.SetTag("contracts.entries", entries);
        _recorded.Add(entries);
        Folded(outcome.After.Version);
        Log.Recorded(outcome.Before.Stream, entries, outcome.Repeated.Count);
    }

    public void Refused(Activity? activity, ContractRuleException refusal)
    {
        var codes = string.Join(", ", refusal.Conflicts.Select(conflict => conflict.Code).Distinct());
        activity?.SetTag("contracts.conflicts", codes);
        _refused.Add(1);
        Log.Refused(refusal.Stream, codes);
    }

    public void Retried(StreamKey stream, int attempt)
    {
        _retried.Add(1);
        Log.Retried(stream, attempt);
    }

    public void Imported(Activity? activity, ImportOutcome outcome)
    {
        activity?.SetTag("contracts.entries", outcome.Recorded);
        _recorded.Add(outcome.Recorded);
        Log.Imported(outcome.Recorded, outcome.Streams, outcome.Repeated, outcome.Anomalies.Count + outcome.MoreAnomalies);
    }

    public void Lapsed(Activity? activity, LapseRound round)
    {
        activity?.SetTag("contracts.entries", round.Recorded);
        _recorded.Add(round.Recorded);
    }

    public void Folded(int entries) => _folded.Record(entries);

    public void Asked(string question, TimeSpan elapsed) => _asked.Record(elapsed.TotalSeconds, new KeyValuePair<string, object?>("contracts.question", question));
}
