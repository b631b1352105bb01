using System.Runtime.CompilerServices;

namespace Contracts.Storage;

/// <summary>The ledger in a Marten store.</summary>
internal sealed class ContractLedger : IContractLedger, IAsyncDisposable, IDisposable
{
    private readonly EntryStore _store;
    private readonly LedgerTables _tables;
    private readonly Settling _settling;
    private readonly BatchRecording _recording;
    private readonly HistoryImport _import;
    private readonly LedgerReading? _rows;
    private readonly LedgerRebuild? _rebuild;
    private readonly CornerRolling _rolling;
    private readonly BackgroundRolling _background;

    public ContractLedger(EntryStore store, LedgerTables tables, LedgerUpkeep upkeep, TimeProvider time)
    {
        _store = store;
        _tables = tables;
        _settling = new Settling(store, new WriterFloors(tables.Schema), time);
        var writing = new LedgerWriting(tables);
        _rolling = new CornerRolling(store, tables);
        _background = new BackgroundRolling(_rolling);
        var inline = upkeep == LedgerUpkeep.Inline ? new InlineLedger(writing, _background) : null;
        _recording = new BatchRecording(store, inline, time);
        _import = new HistoryImport(store, inline, upkeep == LedgerUpkeep.Off ? null : new LateEntries(tables), time);
        if (upkeep == LedgerUpkeep.Off)
            return;
        _rows = new LedgerReading(store, tables, _settling, upkeep);
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

    public Task<ImportOutcome> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
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

    public async Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(viewpoint);
        if (known is not null && known.Tenant != _store.Tenant)
            throw new ArgumentException($"The token is of tenant '{known.Tenant}'; one of '{_store.Tenant}' is required.", nameof(known));
        var asked = known is null ? viewpoint : viewpoint with { KnownAt = known.KnownAt };
        var isNamed = viewpoint.Evidence.AsNamed != NamedPolicies.None;
        return isNamed && _rows is not null && await _rows.AnswerAsync(new PositionsQuestion(_tables, _store.Tenant, scope, asked), known, cancellationToken).ConfigureAwait(false) is { } read
            ? read
            : await FoldPositionsAsync(scope, asked, known, cancellationToken).ConfigureAwait(false);
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

    private async Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> FoldPositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        var knowing = known is null
            ? new Knowing(await _settling.AtAsync(viewpoint.KnownAt, cancellationToken).ConfigureAwait(false), viewpoint.KnownAt, _store.Tenant)
            : new Knowing(known);
        var session = await _store.OpenToReadAsync(scope.Stream, cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        var positions = new List<LedgerPosition>();
        await foreach (var history in session.ScanHistoriesAsync(scope.Stream, knowing, cancellationToken).ConfigureAwait(false))
            positions.AddRange(LedgerPosition.Of(history.AsOf(viewpoint)).Where(scope.Holds));
        return new LedgerAnswer<IReadOnlyList<LedgerPosition>> { Value = positions, Knowledge = knowing.Token };
    }
}
