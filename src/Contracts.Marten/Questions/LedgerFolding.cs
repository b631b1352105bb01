using System.Data;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;

namespace Contracts.Storage;

/// <summary>Answers questions by folding the streams that they are about, read in one snapshot.</summary>
/// <param name="store">The store of the tenant.</param>
/// <param name="recent">The cache of histories.</param>
internal sealed class LedgerFolding(TenantStore store, RecentHistories recent)
{
    private readonly PartyStreams _partyStreams = new(store);

    /// <summary>Folds the streams, of which memory holds one at a time.</summary>
    /// <param name="scope">All streams, one, or those that concern a party.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">The token of what is known; null for everything that is recorded.</param>
    /// <param name="take">Selects the parts of each folded stream.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<LedgerAnswer<IReadOnlyList<T>>> AnswerAsync<T>(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        Func<Aggregate, IEnumerable<T>> take,
        CancellationToken cancellationToken)
    {
        return ReadAsync(scope, viewpoint, known, Fold, cancellationToken);

        IEnumerable<T> Fold(History history)
        {
            var folded = history.AsOf(viewpoint);
            return scope.Party is not { } concerned || folded.Concerns(concerned) ? take(folded) : [];
        }
    }

    /// <summary>Reads the streams, of which memory holds one at a time.</summary>
    /// <param name="scope">All streams, one, or those that name a party anywhere.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">The token of what is known; null for everything that is recorded.</param>
    /// <param name="take">
    /// Selects the parts of each history, which may have entries that the viewpoint does not know.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<LedgerAnswer<IReadOnlyList<T>>> ReadAsync<T>(
        PositionScope scope,
        Viewpoint viewpoint,
        KnowledgeToken? known,
        Func<History, IEnumerable<T>> take,
        CancellationToken cancellationToken)
    {
        if (known is not null)
        {
            return await FoldAsync(
                scope,
                viewpoint,
                view => StillThereAsync(view, known, cancellationToken),
                isAllThatIsSeen: false,
                take,
                cancellationToken).ConfigureAwait(false);
        }

        var knowledge = await PrepareAsync(viewpoint, cancellationToken).ConfigureAwait(false);
        return await FoldAsync(
            scope,
            viewpoint,
            view => knowledge.AskAsync(view, cancellationToken),
            isAllThatIsSeen: true,
            take,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What every stream folds to, one after the other; each time that it is read, in a snapshot of its own, of the
    /// entries that the token of the answer knows.
    /// </summary>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="known">The token of what is known; null for everything that is recorded.</param>
    /// <param name="cancellationToken">Cancels asking for the token.</param>
    public async Task<LedgerAnswer<IAsyncEnumerable<Aggregate>>> AnswerEachAsync(
        Viewpoint viewpoint, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        var query = known is null ? await PrepareAsync(viewpoint, cancellationToken).ConfigureAwait(false) : null;
        var connection = await store.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        var knowledge = await (query?.AskAsync(connection, cancellationToken)
            ?? StillThereAsync(connection, known ?? throw new UnreachableException(), cancellationToken))
                .ConfigureAwait(false);
        var skipped = new SkippedWhileReading();
        return new LedgerAnswer<IAsyncEnumerable<Aggregate>>
        {
            Value = FoldEachAsync(viewpoint, knowledge, skipped, CancellationToken.None),
            Knowledge = knowledge,
            WhileReading = skipped,
            IsByOtherRules = knowledge.FoldVersion != store.Database.Tables.FoldVersion,
        };
    }

    private async IAsyncEnumerable<Aggregate> FoldEachAsync(
        Viewpoint viewpoint,
        KnowledgeToken knowledge,
        SkippedWhileReading skipped,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        await StillThereAsync(connection, knowledge, cancellationToken).ConfigureAwait(false);
        await foreach (var read in connection.ScanStreamsAsync(store, streams: null, knowledge, cancellationToken)
            .ConfigureAwait(false))
        {
            // Many streams come with one packet of the database.
            cancellationToken.ThrowIfCancellationRequested();
            var stream = store.Judged(read);
            if (store.FindSkipped(stream) is { } left)
                skipped.Add(left);
            else if (stream.History.IsKnownAt(viewpoint.KnownAt))
                yield return stream.History.AsOf(viewpoint);
        }
    }

    /// <summary>
    /// The question of what is known, to be asked in a snapshot that is taken after this: what is settled before
    /// anything is seen, is seen.
    /// </summary>
    private async Task<KnowledgeQuery> PrepareAsync(Viewpoint viewpoint, CancellationToken cancellationToken)
    {
        var highWater = await store.Database.HighWater.DetectAsync(viewpoint.KnownAt, cancellationToken)
            .ConfigureAwait(false);
        return new KnowledgeQuery(store.Database.Tables, store.Tenant, viewpoint.KnownAt, highWater);
    }

    /// <summary>The token, where the store still holds the last entry that it knows.</summary>
    /// <exception cref="TokenRefusedException">The store holds another entry in its place, or none.</exception>
    private async Task<KnowledgeToken> StillThereAsync(
        NpgsqlConnection view, KnowledgeToken known, CancellationToken cancellationToken)
    {
        if (known.LastEntry is not { } entry)
            return known;
        var asking = new NpgsqlCommand(
            $"select seq_id, id, {RecordingMark.Column} from {store.Database.Schema}.mt_events where seq_id = @number",
            view);
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.AddWithValue("number", known.Last);
        var found = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        var isThere = await found.ReadAsync(cancellationToken).ConfigureAwait(false)
            && KnowledgeQuery.ReadLast(found, 0) == (known.Last, entry, known.LastRecording);
        return isThere ? known : throw TokenRefusedException.Restored(known);
    }

    /// <summary>Folds the entries of one snapshot that a token knows.</summary>
    /// <param name="scope">All streams, one, or those that concern a party.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <param name="know">Gives the token.</param>
    /// <param name="isAllThatIsSeen">True where the token knows all that the snapshot sees by the viewpoint.</param>
    /// <param name="take">Selects the parts of each history.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private async Task<LedgerAnswer<IReadOnlyList<T>>> FoldAsync<T>(
        PositionScope scope,
        Viewpoint viewpoint,
        Func<NpgsqlConnection, Task<KnowledgeToken>> know,
        bool isAllThatIsSeen,
        Func<History, IEnumerable<T>> take,
        CancellationToken cancellationToken)
    {
        var connection = await store.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        if (scope.Party is not null)
            await _partyStreams.LockTableAsync(connection, cancellationToken).ConfigureAwait(false);
        var knowledge = await know(connection).ConfigureAwait(false);
        var streams = scope.Stream is { } one && isAllThatIsSeen
            ? ReadAsync(view, one, cancellationToken)
            : connection.ScanStreamsAsync(
                store,
                await FindAsync(connection, scope, cancellationToken).ConfigureAwait(false),
                knowledge,
                cancellationToken);
        var (taken, skipped) = (new List<T>(), new List<SkippedHistory>());
        await foreach (var read in streams.ConfigureAwait(false))
        {
            var stream = store.Judged(read);
            if (scope.Stream is null && store.FindSkipped(stream) is { } left)
            {
                skipped.Add(left);
                continue;
            }

            if (stream.History.IsKnownAt(viewpoint.KnownAt))
                taken.AddRange(take(stream.History));
        }

        return new LedgerAnswer<IReadOnlyList<T>>
        {
            Value = taken,
            Knowledge = knowledge,
            SkippedStreams = skipped,
            IsByOtherRules = knowledge.FoldVersion != store.Database.Tables.FoldVersion,
        };
    }

    /// <summary>The keys of the streams; null for all.</summary>
    private async Task<string[]?> FindAsync(
        NpgsqlConnection view, PositionScope scope, CancellationToken cancellationToken) => scope switch
        {
            { Stream: { } stream } => [stream.ToString()],
            { Party: { } party } => await _partyStreams.FindAsync(view, party, cancellationToken)
                .ConfigureAwait(false),
            _ => null,
        };

    /// <summary>One stream as a snapshot sees it; if its history is cached, only the later entries are read.</summary>
    private async IAsyncEnumerable<StoredStream> ReadAsync(
        NpgsqlTransaction view, StreamKey stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var session = store.OpenToRead(view);
        await using var closing = session.ConfigureAwait(false);
        yield return new StoredStream(
            await session.ReadHistoryAsync(stream, recent, cancellationToken).ConfigureAwait(false));
    }
}
