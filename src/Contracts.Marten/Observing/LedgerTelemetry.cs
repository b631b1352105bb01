using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Contracts.Storage;

/// <summary>The ledger's log, traces and metrics; docs/telemetry.md lists them all.</summary>
internal sealed class LedgerTelemetry
{
    /// <summary>The name of the log's category, the activity source and the meter.</summary>
    public const string Name = "Contracts";

    private static readonly ActivitySource Source = new(Name);

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
        _recorded = meter.CreateCounter<long>(
            "contracts.entries.recorded", "{entry}", "Entries that were recorded or imported");
        _refused = meter.CreateCounter<long>("contracts.batches.refused", "{batch}", "Batches that broke a rule");
        _retried = meter.CreateCounter<long>(
            "contracts.batches.retried", "{batch}", "Batches that were judged again because another writer was first");
        _folded = meter.CreateHistogram<int>("contracts.fold.length", "{entry}", "Entries of a stream that was folded");
        _asked = meter.CreateHistogram<double>("contracts.question.duration", "s", "How long a question took");
        _lag = meter.CreateGauge<long>(
            "contracts.ledger.lag", "{entry}", "Entries that are not yet in the rows which the daemon keeps");
    }

    public LedgerLog Log { get; }

    /// <summary>True where a listener collects how far the daemon is behind.</summary>
    public bool AsksForLag => _lag.Enabled;

    public void Lag(long entries) => _lag.Record(entries);

    public void Retried(StreamKey stream, int attempt)
    {
        _retried.Add(1);
        Log.Retried(stream, attempt);
    }

    public void Folded(int entries) => _folded.Record(entries);

    /// <summary>Observes the recording of a batch.</summary>
    public Task<RecordingOutcome> RecordAsync(StreamKey stream, Func<Task<RecordingOutcome>> record) =>
        ObserveAsync("contracts.record", stream, record, (activity, outcome) =>
        {
            var entries = outcome.After.Version - outcome.Before.Version;
            Recorded(activity, entries);
            Folded(outcome.After.Version);
            Log.Recorded(outcome.Before.Stream, entries, outcome.Repeated.Count);
        });

    /// <summary>Observes an import.</summary>
    public Task<ImportOutcome> ImportAsync(Func<Task<ImportOutcome>> import) =>
        ObserveAsync("contracts.import", null, import, (activity, outcome) =>
        {
            Recorded(activity, outcome.Recorded);
            var anomalies = outcome.Anomalies.Count + outcome.MoreAnomalies;
            Log.Imported(outcome.Recorded, outcome.Streams, outcome.Repeated, anomalies);
        });

    /// <summary>Observes the recording of what ran out.</summary>
    public Task<LapseRound> RecordLapsesAsync(Func<Task<LapseRound>> record) =>
        ObserveAsync("contracts.lapses", null, record, (activity, round) => Recorded(activity, round.Recorded));

    /// <summary>Observes a rebuild of the rows.</summary>
    public Task RebuildAsync(Func<Task> rebuild)
    {
        var started = Stopwatch.GetTimestamp();
        return ObserveAsync("contracts.rebuild", null, RunAsync, (_, elapsed) => Log.Rebuilt(elapsed));

        async Task<TimeSpan> RunAsync()
        {
            await rebuild().ConfigureAwait(false);
            return Stopwatch.GetElapsedTime(started);
        }
    }

    /// <summary>Observes a question.</summary>
    /// <param name="question">The question's name.</param>
    /// <param name="stream">The stream that is asked about; null where the trace names none.</param>
    /// <param name="ask">Asks the question.</param>
    public Task<T> AskAsync<T>(string question, StreamKey? stream, Func<Task<T>> ask)
    {
        var started = Stopwatch.GetTimestamp();
        return ObserveAsync("contracts.ask", stream, ask, (activity, _) =>
        {
            activity?.SetTag("contracts.question", question);
            Asked(question, started);
        });
    }

    /// <summary>Observes a question that is answered stream by stream.</summary>
    /// <param name="question">The question's name.</param>
    /// <param name="streams">What is read of each stream.</param>
    /// <param name="read">Is told of each that was read.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    public async IAsyncEnumerable<T> AskEachAsync<T>(
        string question,
        IAsyncEnumerable<T> streams,
        Action<T>? read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity("contracts.ask");
        activity?.SetTag("contracts.question", question);
        var started = Stopwatch.GetTimestamp();
        await foreach (var stream in streams.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            read?.Invoke(stream);
            yield return stream;
        }

        Asked(question, started);
    }

    private void Recorded(Activity? activity, int entries)
    {
        activity?.SetTag("contracts.entries", entries);
        _recorded.Add(entries);
    }

    private void Refused(Activity? activity, ContractRuleException refusal)
    {
        var codes = string.Join(", ", refusal.Conflicts.Select(conflict => conflict.Code).Distinct());
        activity?.SetTag("contracts.conflicts", codes);
        _refused.Add(1);
        Log.Refused(refusal.Stream, codes);
    }

    private void Asked(string question, long started) => _asked.Record(
        Stopwatch.GetElapsedTime(started).TotalSeconds,
        new KeyValuePair<string, object?>("contracts.question", question));

    private async Task<T> ObserveAsync<T>(string name, StreamKey? stream, Func<Task<T>> act, Action<Activity?, T> done)
    {
        using var activity = Source.StartActivity(name);
        if (stream is { } one)
            activity?.SetTag("contracts.stream", one.ToString());
        try
        {
            var outcome = await act().ConfigureAwait(false);
            done(activity, outcome);
            return outcome;
        }
        catch (Exception failure)
        {
            activity?.SetTag("error.type", TransientFailure.Of(failure).GetType().FullName)
                .SetStatus(ActivityStatusCode.Error);
            if (failure is ContractRuleException refusal)
                Refused(activity, refusal);
            TransientFailure.ThrowIfWithin(failure);
            throw;
        }
    }
}
