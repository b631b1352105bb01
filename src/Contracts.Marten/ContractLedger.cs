using System.Runtime.CompilerServices;
using JasperFx;

namespace Contracts.Storage;

/// <summary>The ledger in a Marten store.</summary>
internal sealed class ContractLedger(EntryStore store, LedgerWriting? ledger, LedgerReading? reading, TimeProvider time) : IContractLedger
{
    private readonly BatchRecording _recording = new(store, ledger, time);
    private readonly HistoryImport _import = new(store, ledger, time);

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.RecordAsync(stream, batch, expectedVersion: null, cancellationToken);

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, int expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        return _recording.RecordAsync(stream, batch, expectedVersion, cancellationToken);
    }

    public Task<RecordingOutcome> PreviewAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.PreviewAsync(stream, batch, cancellationToken);

    public Task<ImportOutcome> ImportAsync(IReadOnlyList<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _import.RunAsync(lines, progress, cancellationToken);
    }

    public async Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default)
    {
        var session = await store.OpenToReadAsync(stream, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        return await session.ReadHistoryAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<History> HistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = await store.OpenToReadAsync(stream: null, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var history in session.ScanHistoriesAsync(cancellationToken).ConfigureAwait(false))
            yield return history;
    }

    public IAsyncEnumerable<LedgerPosition> PositionsAsync(PositionScope scope, Viewpoint viewpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(viewpoint);
        return reading is not null && viewpoint.Evidence.AsNamed != NamedPolicies.None
            ? ReadPositionsAsync(reading, scope, viewpoint, cancellationToken)
            : FoldPositionsAsync(scope, viewpoint, cancellationToken);
    }

    private async IAsyncEnumerable<LedgerPosition> ReadPositionsAsync(
        LedgerReading reading, PositionScope scope, Viewpoint viewpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await store.MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var position in reading.PositionsAsync(StorageConstants.DefaultTenantId, scope, viewpoint, cancellationToken).ConfigureAwait(false))
            yield return position;
    }

    private async IAsyncEnumerable<LedgerPosition> FoldPositionsAsync(
        PositionScope scope, Viewpoint viewpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var histories = scope.Stream is { } stream ? OneAsync(stream, cancellationToken) : HistoriesAsync(cancellationToken);
        await foreach (var history in histories.ConfigureAwait(false))
        {
            foreach (var position in LedgerPosition.Of(history.AsOf(viewpoint)).Where(scope.Holds))
                yield return position;
        }
    }

    private async IAsyncEnumerable<History> OneAsync(StreamKey stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await HistoryAsync(stream, cancellationToken).ConfigureAwait(false);
    }
}
