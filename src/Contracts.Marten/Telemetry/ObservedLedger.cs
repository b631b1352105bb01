using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The ledger, with what is asked of it told to the host's traces, metrics and log.</summary>
internal sealed class ObservedLedger(IContractLedger ledger, LedgerTelemetry telemetry) : IContractLedger
{
    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        RecordedAsync(stream, () => ledger.RecordAsync(stream, batch, cancellationToken));

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, int expectedVersion, CancellationToken cancellationToken = default) =>
        RecordedAsync(stream, () => ledger.RecordAsync(stream, batch, expectedVersion, cancellationToken));

    public Task<RecordingOutcome> RecordWithinAsync(
        NpgsqlTransaction transaction, StreamKey stream, IReadOnlyCollection<NewEntry> batch, int? expectedVersion = null, CancellationToken cancellationToken = default) =>
        RecordedAsync(stream, () => ledger.RecordWithinAsync(transaction, stream, batch, expectedVersion, cancellationToken));

    public Task<RecordingOutcome> PreviewAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        AskedAsync("preview", stream, () => ledger.PreviewAsync(stream, batch, cancellationToken));

    public Task<LapseRound> RecordLapsesAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        ObservedAsync("contracts.lapses", null, () => ledger.RecordLapsesAsync(day, cancellationToken), telemetry.Lapsed);

    public Task<ImportOutcome> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        ObservedAsync("contracts.import", null, () => ledger.ImportAsync(lines, progress, cancellationToken), telemetry.Imported);

    public Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default) => AskedAsync("history", stream, async () =>
    {
        var history = await ledger.HistoryAsync(stream, cancellationToken).ConfigureAwait(false);
        telemetry.Folded(history.Version);
        return history;
    });

    public async IAsyncEnumerable<History> HistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var activity = LedgerTelemetry.Source.StartActivity("contracts.ask");
        activity?.SetTag("contracts.question", "histories");
        var begun = Stopwatch.GetTimestamp();
        await foreach (var history in ledger.HistoriesAsync(cancellationToken).ConfigureAwait(false))
        {
            telemetry.Folded(history.Version);
            yield return history;
        }

        telemetry.Asked("histories", Stopwatch.GetElapsedTime(begun));
    }

    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) =>
        AskedAsync("commitments", null, () => ledger.CommitmentsAsync(scope, viewpoint, known, cancellationToken));

    public Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) =>
        AskedAsync("positions", null, () => ledger.PositionsAsync(scope, viewpoint, known, cancellationToken));

    public Task<LedgerAnswer<PositionTotal?>> TotalAsync(
        TotalScope scope, AmountUnit unit, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default) =>
        AskedAsync("total", null, () => ledger.TotalAsync(scope, unit, viewpoint, known, cancellationToken));

    public Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        var begun = Stopwatch.GetTimestamp();
        return ObservedAsync(
            "contracts.rebuild",
            null,
            async () =>
            {
                await ledger.RebuildAsync(cancellationToken).ConfigureAwait(false);
                return Stopwatch.GetElapsedTime(begun);
            },
            (_, elapsed) => telemetry.Log.Rebuilt(elapsed));
    }

    private Task<RecordingOutcome> RecordedAsync(StreamKey stream, Func<Task<RecordingOutcome>> record) => ObservedAsync("contracts.record", stream, record, telemetry.Recorded);

    private Task<T> AskedAsync<T>(string question, StreamKey? stream, Func<Task<T>> ask)
    {
        var begun = Stopwatch.GetTimestamp();
        return ObservedAsync("contracts.ask", stream, ask, (activity, _) =>
        {
            activity?.SetTag("contracts.question", question);
            telemetry.Asked(question, Stopwatch.GetElapsedTime(begun));
        });
    }

    private async Task<T> ObservedAsync<T>(string name, StreamKey? stream, Func<Task<T>> act, Action<Activity?, T> done)
    {
        using var activity = LedgerTelemetry.Source.StartActivity(name);
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
            activity?.SetTag("error.type", TransientFailure.Of(failure).GetType().FullName).SetStatus(ActivityStatusCode.Error);
            if (failure is ContractRuleException refusal)
                telemetry.Refused(activity, refusal);
            TransientFailure.ThrowIfWithin(failure);
            throw;
        }
    }
}
