using System.Runtime.CompilerServices;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The ledger of one tenant, or of all, in a Marten store.</summary>
internal sealed class ContractLedger : IContractLedger
{
    private readonly TenantStore _store;
    private readonly RecentHistories _recent;
    private readonly BatchRecording _recording;
    private readonly LapseRecording _lapses;
    private readonly HistoryImport _import;
    private readonly LedgerFolding _folding;
    private readonly LedgerReading _rows;
    private readonly bool _acceptsOtherRules;

    public ContractLedger(TenantStore store, ContractsOptions options, RecentHistories recent, TimeProvider time, LedgerTelemetry telemetry)
    {
        _store = store;
        _recent = recent;
        _acceptsOtherRules = options.AcceptTokensOfOtherRules;
        _folding = new LedgerFolding(store);
        _recording = new BatchRecording(store, store.Database.Rows, recent, time, telemetry);
        _lapses = new LapseRecording(store, _recording);
        _import = new HistoryImport(store, store.Database.Rows, time);
        _rows = new LedgerReading(store);
    }

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.RecordAsync(stream, batch, expectedVersion: null, cancellationToken);

    public Task<RecordingOutcome> RecordAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, int expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
        return _recording.RecordAsync(stream, batch, expectedVersion, cancellationToken);
    }

    public Task<RecordingOutcome> RecordWithinAsync(
        NpgsqlTransaction transaction, StreamKey stream, IReadOnlyCollection<NewEntry> batch, int? expectedVersion = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        if (expectedVersion is { } expected)
            ArgumentOutOfRangeException.ThrowIfNegative(expected, nameof(expectedVersion));
        return _recording.RecordWithinAsync(transaction, stream, batch, expectedVersion, cancellationToken);
    }

    public Task<RecordingOutcome> PreviewAsync(StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _recording.PreviewAsync(stream, batch, cancellationToken);

    public Task<LapseRound> RecordLapsesAsync(DateOnly day, CancellationToken cancellationToken = default) => _lapses.RunAsync(day, cancellationToken);

    public Task<ImportOutcome> ImportAsync(IEnumerable<HistoryLine> lines, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return _import.RunAsync(lines, progress, cancellationToken);
    }

    public async Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default)
    {
        var session = await _store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        return _store.Judged(await session.ReadHistoryAsync(stream, _recent, cancellationToken).ConfigureAwait(false));
    }

    public async IAsyncEnumerable<History> HistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var session = await _store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var stream in session.ScanStreamsAsync(cancellationToken).ConfigureAwait(false))
            yield return _store.Judged(stream).History;
    }

    public async Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var asked = Asked(viewpoint, known);
        var folded = await _folding.AnswerAsync<Aggregate>(scope, asked, known, aggregate => [aggregate], cancellationToken).ConfigureAwait(false);
        return folded.With(CommitmentBoard.Of(folded.Value, asked));
    }

    public async Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> PositionsAsync(
        PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var asked = Asked(viewpoint, known);
        return await ReadAsync(new PositionsQuestion(_store.Database.Tables, _store.Tenant, scope, asked), known, cancellationToken).ConfigureAwait(false)
            ?? await FoldPositionsAsync(scope, asked, known, cancellationToken).ConfigureAwait(false);
    }

    public async Task<LedgerAnswer<PositionTotal?>> TotalAsync(
        TotalScope scope, AmountUnit unit, Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var asked = Asked(viewpoint, known);
        if (await ReadAsync(new TotalQuestion(_store.Database.Tables, _store.Tenant, scope, unit, asked), known, cancellationToken).ConfigureAwait(false) is { } sums)
            return sums.With(scope.Of(unit, sums.Value));
        var party = scope.Debtor ?? scope.Creditor;
        var positions = await FoldPositionsAsync(party is { } one ? PositionScope.Of(one) : PositionScope.Everything, asked, known, cancellationToken).ConfigureAwait(false);
        return positions.With(scope.Of(unit, positions.Value.Select(position => position.ToPosition()).OfType<Position>()));
    }

    public Task RebuildAsync(CancellationToken cancellationToken = default) => _store.Database.RebuildAsync(onlyWhereIncomplete: false, cancellationToken);

    private Viewpoint Asked(Viewpoint viewpoint, KnowledgeToken? known)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        if (known is not null && known.Tenant != _store.Tenant)
            throw new ArgumentException($"The token is of tenant '{known.Tenant}'; one of '{_store.Tenant}' is required.", nameof(known));
        if (known is not null && known.FoldVersion != _store.Database.Tables.FoldVersion && !_acceptsOtherRules)
            throw TokenRefusedException.OtherRules(known, _store.Database.Tables.FoldVersion);
        return known is null ? viewpoint : viewpoint with { KnownAt = known.KnownAt };
    }

    /// <summary>The answer off the ledger's tables; null where they cannot tell.</summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> ReadAsync<TRow>(LedgerQuestion<TRow> question, KnowledgeToken? known, CancellationToken cancellationToken) =>
        question.Viewpoint.Evidence.AsNamed == NamedPolicies.None ? null : await _rows.AnswerAsync(question, known, cancellationToken).ConfigureAwait(false);

    private Task<LedgerAnswer<IReadOnlyList<LedgerPosition>>> FoldPositionsAsync(PositionScope scope, Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken) =>
        _folding.AnswerAsync(scope, viewpoint, known, folded => LedgerPosition.Of(folded).Where(scope.Holds), cancellationToken);
}
