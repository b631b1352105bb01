using System.Runtime.CompilerServices;
using JasperFx;

namespace Contracts.Storage;

/// <summary>The ledger in a Marten store.</summary>
internal sealed class ContractLedger : IContractLedger, IAsyncDisposable, IDisposable
{
    private readonly EntryStore _store;
    private readonly BatchRecording _recording;
    private readonly HistoryImport _import;
    private readonly LedgerReading? _rows;
    private readonly LedgerRebuild? _rebuild;
    private readonly CornerRolling _rolling;
    private readonly BackgroundRolling _background;

    public ContractLedger(EntryStore store, LedgerTables tables, LedgerUpkeep upkeep, TimeProvider time)
    {
        _store = store;
        var writing = new LedgerWriting(tables);
        _rolling = new CornerRolling(store, tables);
        _background = new BackgroundRolling(_rolling);
        var inline = upkeep == LedgerUpkeep.Inline ? new InlineLedger(writing, _background) : null;
        _recording = new BatchRecording(store, inline, time);
        _import = new HistoryImport(store, inline, time);
        if (upkeep == LedgerUpkeep.Off)
            return;
        _rows = new LedgerReading(store, tables);
        _rebuild = new LedgerRebuild(store, tables, writing);
    }

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
        var session = await _store.OpenToReadAsync(stream, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        return await session.ReadHistoryAsync(stream, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<History> HistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = await _store.OpenToReadAsync(stream: null, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var history in session.ScanHistoriesAsync(cancellationToken).ConfigureAwait(false))
            yield return history;
    }

    public IAsyncEnumerable<LedgerPosition> PositionsAsync(PositionScope scope, Viewpoint viewpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(viewpoint);
        var folded = FoldPositionsAsync(scope, viewpoint, cancellationToken);
        return _rows is not null && viewpoint.Evidence.AsNamed != NamedPolicies.None
            ? _rows.PositionsAsync(StorageConstants.DefaultTenantId, scope, viewpoint, otherwise: folded, cancellationToken)
            : folded;
    }

    public async Task RebuildAsync(CancellationToken cancellationToken = default)
    {
        if (_rebuild is null)
            throw new InvalidOperationException("No rows of the ledger are kept; they can be rebuilt only where they are.");
        await _rebuild.RunAsync(cancellationToken).ConfigureAwait(false);
        await _rolling.RunAsync(anew: true, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _background.Dispose();

    public ValueTask DisposeAsync() => _background.DisposeAsync();

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
