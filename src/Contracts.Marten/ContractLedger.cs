using System.Runtime.CompilerServices;

namespace Contracts.Storage;

/// <summary>The ledger in a Marten store.</summary>
internal sealed class ContractLedger(EntryStore store, TimeProvider time) : IContractLedger
{
    private readonly BatchRecording _recording = new(store, time);
    private readonly HistoryImport _import = new(store, time);

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.RecordAsync(stream, batch, expectedVersion: null, cancellationToken);

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, int expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        return _recording.RecordAsync(stream, batch, expectedVersion, cancellationToken);
    }

    public Task<RecordingOutcome> PreviewAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.PreviewAsync(stream, batch, cancellationToken);

    public Task<ImportOutcome> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _import.RunAsync(lines, progress, cancellationToken);
    }

    public async Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default)
    {
        var session = await store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var history = await session.ReadHistoryAsync(stream, cancellationToken).ConfigureAwait(false);
        return store.CarriesUnknownEvents ? history : history.ThatCanBeJudged();
    }

    public async IAsyncEnumerable<History> HistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = await store.OpenToReadAsync(stream: null, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var history in session.ScanHistoriesAsync(cancellationToken).ConfigureAwait(false))
            yield return history;
    }
}
