using System.Runtime.CompilerServices;
using Npgsql;

namespace Contracts.Storage;

/// <summary>
/// The ledger of one tenant in a Marten store. Each call is observed once, by the host's log, traces and metrics.
/// </summary>
internal sealed class ContractLedger : IContractLedger
{
    private readonly TenantStore _store;
    private readonly RecentHistories _recent;
    private readonly BatchRecording _recording;
    private readonly LapseRecording _lapses;
    private readonly HistoryImport _import;
    private readonly LedgerFolding _folding;
    private readonly PortfolioReading _contents;
    private readonly LedgerTelemetry _telemetry;
    private readonly bool _acceptsOtherRules;

    public ContractLedger(
        TenantStore store,
        ContractsOptions options,
        RecentHistories recent,
        TimeProvider time,
        LedgerTelemetry telemetry)
    {
        (_store, _recent, _telemetry) = (store, recent, telemetry);
        _acceptsOtherRules = options.AcceptTokensOfOtherRules;
        _folding = new LedgerFolding(store, recent);
        _contents = new PortfolioReading(store, new LedgerReading(store), _folding);
        _recording = new BatchRecording(store, recent, time, telemetry);
        _lapses = new LapseRecording(store, _recording);
        _import = new HistoryImport(store, time);
    }

    private int FoldVersion => _store.Database.Tables.FoldVersion;

    public Task<RecordingOutcome> RecordAsync(
        StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _telemetry.RecordAsync(
            stream, () => _recording.RecordAsync(stream, batch, expectedVersion: null, cancellationToken));

    public Task<RecordingOutcome> RecordAsync(
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int expectedVersion,
        CancellationToken cancellationToken = default) =>
        _telemetry.RecordAsync(stream, () =>
        {
            ArgumentOutOfRangeException.ThrowIfNegative(expectedVersion);
            return _recording.RecordAsync(stream, batch, expectedVersion, cancellationToken);
        });

    public Task<RecordingOutcome> RecordWithinAsync(
        NpgsqlTransaction transaction,
        StreamKey stream,
        IReadOnlyCollection<NewEntry> batch,
        int? expectedVersion = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.RecordAsync(stream, () =>
        {
            ArgumentNullException.ThrowIfNull(transaction);
            if (expectedVersion is { } expected)
                ArgumentOutOfRangeException.ThrowIfNegative(expected, nameof(expectedVersion));
            return _recording.RecordWithinAsync(transaction, stream, batch, expectedVersion, cancellationToken);
        });

    public Task<RecordingOutcome> PreviewAsync(
        StreamKey stream, IReadOnlyCollection<NewEntry> batch, CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("preview", stream, () => _recording.PreviewAsync(stream, batch, cancellationToken));

    public Task<LapseRound> RecordLapsesAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        _telemetry.RecordLapsesAsync(() => _lapses.RunAsync(day, cancellationToken));

    public Task<ImportOutcome> ImportAsync(
        IEnumerable<HistoryLine> lines,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.ImportAsync(() =>
        {
            ArgumentNullException.ThrowIfNull(lines);
            return _import.RunAsync(lines.ToAsyncEnumerable(), progress, cancellationToken);
        });

    public Task<ImportOutcome> ImportAsync(
        IAsyncEnumerable<HistoryLine> lines,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.ImportAsync(() =>
        {
            ArgumentNullException.ThrowIfNull(lines);
            return _import.RunAsync(lines, progress, cancellationToken);
        });

    public Task<History> HistoryAsync(StreamKey stream, CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("history", stream, async () =>
        {
            var session = await _store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
            await using var closing = session.ConfigureAwait(false);
            var history =
                _store.Judged(await session.ReadHistoryAsync(stream, _recent, cancellationToken).ConfigureAwait(false));
            _telemetry.Folded(history.Version);
            return history;
        });

    public Task<LedgerAnswer<History>> HistoryAsync(
        StreamKey stream,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("history", stream, async () =>
        {
            var asked = Asked(viewpoint, known);
            var read = await _folding
                .ReadAsync<History>(
                    PositionScope.Of(stream),
                    asked,
                    known,
                    history => [history.KnownAt(asked.KnownAt)],
                    cancellationToken)
                .ConfigureAwait(false);
            var history = read.Value is [var one] ? one : History.Empty(stream);
            _telemetry.Folded(history.Version);
            return read.With(history);
        });

    public Task<LedgerAnswer<IReadOnlyList<Explanation>>> ExplainTotalAsync(
        Id<Party> debtor,
        Id<Party> creditor,
        AmountUnit unit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("explain-total", null, async () =>
        {
            var asked = Asked(viewpoint, known);
            var read = await _folding
                .ReadAsync(
                    PositionScope.Of(debtor),
                    asked,
                    known,
                    history => Contracts.Histories.Of([history]).Explain(debtor, creditor, unit, asked),
                    cancellationToken)
                .ConfigureAwait(false);
            return read.With<IReadOnlyList<Explanation>>(
                [.. read.Value.OrderBy(explanation => explanation.Stream)]);
        });

    public IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken = default) =>
        _telemetry.AskEachAsync(
            "histories",
            ReadEachAsync(CancellationToken.None),
            history => _telemetry.Folded(history.Version),
            cancellationToken);

    public Task<LedgerAnswer<CommitmentBoard>> CommitmentsAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("commitments", scope?.Stream, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            var asked = Asked(viewpoint, known);
            var folded = await _folding
                .AnswerAsync<Aggregate>(scope, asked, known, aggregate => [aggregate], cancellationToken)
                    .ConfigureAwait(false);
            return folded.With(CommitmentBoard.Of(folded.Value, asked));
        });

    public async Task<LedgerAnswer<IAsyncEnumerable<Aggregate>>> AggregatesAsync(
        Viewpoint viewpoint, KnowledgeToken? known = null, CancellationToken cancellationToken = default)
    {
        var answer = await _telemetry.AskAsync("knowledge", null, async () =>
            await _folding.AnswerEachAsync(Asked(viewpoint, known), known, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        return answer.With(
            _telemetry.AskEachAsync("aggregates", answer.Value, read: null, CancellationToken.None));
    }

    public Task<LedgerAnswer<IReadOnlyList<Position>>> PositionsAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("positions", scope?.Stream, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            return await _contents.PositionsAsync(scope, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<PositionTotal?>> TotalAsync(
        TotalScope scope,
        AmountUnit unit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("total", null, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            return await _contents.TotalAsync(scope, unit, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<IReadOnlyList<PositionBelief>>> PositionBeliefsAsync(
        StreamKey stream,
        FigureKey position,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("position-beliefs", stream, async () =>
        {
            if (position.Kind is not (FigureKind.Commitment or FigureKind.Option) || position.Name is null)
            {
                throw new ArgumentException(
                    $"'{position}' is no position; a commitment or an option is required.", nameof(position));
            }

            return await _contents
                .PositionBeliefsAsync(stream, position, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<IReadOnlyList<TotalBelief>>> TotalBeliefsAsync(
        TotalScope scope,
        AmountUnit unit,
        DateTimeOffset since,
        int limit,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("total-beliefs", null, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, LedgerView.MostBeliefs);
            return await _contents
                .TotalBeliefsAsync(scope, unit, since, limit, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<LedgerPage<Position>>> PositionPageAsync(
        PositionFilter filter,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("page", null, async () =>
        {
            ArgumentNullException.ThrowIfNull(filter);
            filter.Check();
            var token = CheckPage(size, viewpoint, after, $"{filter}") ?? known;
            return await _contents
                .PageAsync(filter, size, after, Asked(viewpoint, token), token, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<Exposure>> ExposureAsync(
        Viewpoint viewpoint,
        Id<Party>? party = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("exposure", null, async () =>
        {
            var sums = await _contents.SumsAsync(party, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
            return sums.With(Exposure.OfSums(sums.Value));
        });

    public Task<LedgerAnswer<IReadOnlyList<Concentration>>> ConcentrationAsync(
        CommitmentSide side,
        Viewpoint viewpoint,
        Id<Party>? around = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("concentration", null, async () =>
        {
            if (!Enum.IsDefined(side))
                throw new ArgumentOutOfRangeException(nameof(side), side, "A side is that of debtors or of creditors.");
            var sums = await _contents.SumsAsync(around, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
            return sums.With(around is { } party
                ? Concentration.AroundInSums(sums.Value, party, side)
                : Concentration.OfSums(sums.Value, side));
        });

    public Task<LedgerAnswer<Portfolio>> PortfolioAsync(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("portfolio", scope?.Stream, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            var asked = Asked(viewpoint, known);
            var contents = await _contents.OfAllKindsAsync(scope, asked, known, cancellationToken)
                .ConfigureAwait(false);
            var positions = contents.Value.Positions.OrderBy(position => position.Stream)
                .ThenBy(position => position.Key);
            return contents.With(new Portfolio(asked, [.. positions], contents.Value.Items));
        });

    public Task<LedgerAnswer<IReadOnlyList<T>>> ItemsAsync<T>(
        ItemScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) where T : LedgerItem =>
        _telemetry.AskAsync("items", scope?.Stream, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            var items = await _contents.ItemsAsync(scope, Asked(viewpoint, known), known, cancellationToken)
                .ConfigureAwait(false);
            return items.With<IReadOnlyList<T>>(
                [.. items.Value.OfType<T>().OrderBy(item => item.Stream).ThenBy(item => item.Key)]);
        });

    public Task<LedgerAnswer<LedgerPage<T>>> ItemPageAsync<T>(
        ItemScope scope,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) where T : LedgerItem =>
        _telemetry.AskAsync("page", scope?.Stream, async () =>
        {
            ArgumentNullException.ThrowIfNull(scope);
            var token = CheckPage(size, viewpoint, after, scope.Words) ?? known;
            return await _contents
                .ItemPageAsync<T>(scope, size, after, Asked(viewpoint, token), token, cancellationToken)
                .ConfigureAwait(false);
        });

    public Task<LedgerAnswer<LedgerPage<UpcomingItem>>> UpcomingPageAsync(
        int within,
        Id<Party>? party,
        int size,
        Viewpoint viewpoint,
        PageCursor? after = null,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("page", null, async () =>
        {
            var of = $"what comes up within {within} days of {party?.ToString() ?? "all parties"}";
            var token = CheckPage(size, viewpoint, after, of) ?? known;
            var all = await ComingUpAsync(within, party, viewpoint, token, cancellationToken).ConfigureAwait(false);
            // Of one viewpoint and one knowledge, the list is always the same: a place is a number in it.
            var rest = all.Value
                .Select((item, i) => (item, new PagePlace(i + 1, 0, item.Stream, new(FigureKind.Deal, item.Thing))))
                .Skip((int)Math.Clamp(after?.Place.Rank ?? 0, 0, int.MaxValue));
            return PageCursor.Page(all.With(rest), size, of, viewpoint);
        });

    /// <summary>Checks what is the same for all pages, and gives the token of the page before.</summary>
    private static KnowledgeToken? CheckPage(int size, Viewpoint viewpoint, PageCursor? after, string of)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, LedgerView.LargestPage);
        after?.Check(viewpoint, of);
        return after?.Known;
    }

    public Task<LedgerAnswer<IReadOnlyList<UpcomingItem>>> UpcomingAsync(
        int within,
        Id<Party>? party,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync(
            "upcoming", null, () => ComingUpAsync(within, party, viewpoint, known, cancellationToken));

    private async Task<LedgerAnswer<IReadOnlyList<UpcomingItem>>> ComingUpAsync(
        int within,
        Id<Party>? party,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        CancellationToken cancellationToken)
    {
        UpcomingItem.CheckSpan(within);
        var asked = Asked(viewpoint, known);
        var contents = await _contents.UpcomingAsync(within, party, asked, known, cancellationToken)
            .ConfigureAwait(false);
        return contents.With(
            UpcomingItem.Of(contents.Value.Items, contents.Value.Positions, asked.AsOf, within, party));
    }

    public Task<LedgerAnswer<IReadOnlyList<Backlog>>> BacklogsAsync(
        Id<Party>? creditor,
        Viewpoint viewpoint,
        KnowledgeToken? known = null,
        CancellationToken cancellationToken = default) =>
        _telemetry.AskAsync("backlogs", null, async () =>
        {
            var asked = Asked(viewpoint, known);
            var contents = await _contents.BacklogsAsync(creditor, asked, known, cancellationToken)
                .ConfigureAwait(false);
            return contents.With(Backlog.Of(
                contents.Value.Positions, contents.Value.Items.OfType<InstalmentFigures>(), asked.AsOf));
        });

    public Task RebuildAsync(CancellationToken cancellationToken = default) =>
        _telemetry.RebuildAsync(() => _store.Database.RebuildAsync(onlyWhereIncomplete: false, cancellationToken));

    private async IAsyncEnumerable<History> ReadEachAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = await _store.OpenToReadAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var stream in session.ScanStreamsAsync(cancellationToken).ConfigureAwait(false))
            yield return _store.Judged(stream).History;
    }

    /// <summary>The viewpoint of a question, at the instant of its token.</summary>
    /// <exception cref="ArgumentException">The token is of another tenant.</exception>
    /// <exception cref="TokenRefusedException">Other rules gave the token.</exception>
    private Viewpoint Asked(Viewpoint viewpoint, KnowledgeToken? known)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        if (known is not null && known.Tenant != _store.Tenant)
            throw new ArgumentException(
                $"The token is of tenant '{known.Tenant}'; one of '{_store.Tenant}' is required.", nameof(known));
        if (known is not null && known.FoldVersion != FoldVersion && !_acceptsOtherRules)
            throw TokenRefusedException.OtherRules(known, FoldVersion);
        return known is null ? viewpoint : viewpoint with { KnownAt = known.KnownAt };
    }
}
