using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Answers from the ledger's tables, in one round trip where the instant asked for is highWater.</summary>
internal sealed class LedgerReading(TenantStore store)
{
    private readonly LedgerTables _tables = store.Database.Tables;

    /// <summary>
    /// The answer, with what was known; null where the tables cannot tell, and the entries have to be folded.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="known">The token of what is known; null for everything that is recorded.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerAsync<TRow>(
        LedgerQuery<TRow> question, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        if (known is { IsProvisional: true, RowsKnownAt: null }
            || (known is not null && known.FoldVersion != _tables.FoldVersion))
            return null;
        var connection = await store.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        if (known is not null)
            return await AnswerAgainAsync(connection, question, known, cancellationToken).ConfigureAwait(false);

        var highWater = await store.Database.HighWater.DetectAsync(question.Viewpoint.KnownAt, cancellationToken)
            .ConfigureAwait(false);
        var isSettled = question.Viewpoint.KnownAt <= highWater.Instant;
        if (isSettled && highWater.IsQuiet
            && await AnswerSettledAsync(connection, question, highWater, cancellationToken).ConfigureAwait(false)
                is { } quick)
            return quick;
        return await AnswerInOneViewAsync(connection, question, highWater, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The statement: it returns at least one row where the tables can answer, which is empty where nothing matches.
    /// </summary>
    internal string Statement<TRow>(LedgerQuery<TRow> question, string condition) => $"""
        select found.*, (select array_agg(stream_id) from {_tables.StreamsWithoutRows.Identifier}
            where tenant_id = @tenant) as without_rows
        from {_tables.State.Identifier} as state left join lateral ({question.Rows}) as found on true
        where {LedgerState.CanBeRead(_tables)}{condition}
        """;

    /// <summary>
    /// The answer of a token from the rows of its instant; null where entries that it does not know may be among them.
    /// </summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerAgainAsync<TRow>(
        NpgsqlConnection connection,
        LedgerQuery<TRow> question,
        KnowledgeToken known,
        CancellationToken cancellationToken)
    {
        var nothingElse = NothingLate;
        if (known.Pending > known.Sequence)
        {
            nothingElse += $"""
                 and not exists (
                    select 1 from {_tables.Schema}.mt_events as pending
                    where pending.tenant_id = @tenant and pending.seq_id > @sequence and pending.seq_id <= @pending
                        and pending.timestamp <= @known
                    and not exists (select 1 from unnest(@first, @last) as seen (first, last)
                        where pending.seq_id between seen.first and seen.last))
                """;
        }

        if (known.LastEntry is not null)
        {
            nothingElse += $"""
                 and exists (select 1 from {_tables.Schema}.mt_events where seq_id = @number and id = @entry
                    and {RecordingMark.Column} is not distinct from @recording)
                """;
        }

        var command = Command(question, nothingElse, known.Sequence);
        command.Parameters["known"].Value = RecordedInstant.Truncate(known.RowsKnownAt ?? known.KnownAt).UtcDateTime;
        if (known.Pending > known.Sequence)
        {
            Add(command, "pending", NpgsqlDbType.Bigint, known.Pending);
            Add(
                command,
                "first",
                NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                known.Also.Where((_, i) => i % 2 == 0).ToArray());
            Add(
                command,
                "last",
                NpgsqlDbType.Array | NpgsqlDbType.Bigint,
                known.Also.Where((_, i) => i % 2 == 1).ToArray());
        }

        if (known.LastEntry is { } entry)
        {
            Add(command, "number", NpgsqlDbType.Bigint, known.Last);
            Add(command, "entry", NpgsqlDbType.Uuid, entry);
            Add(command, "recording", NpgsqlDbType.Varchar, (object?)known.LastRecording ?? DBNull.Value);
        }

        var asking = new NpgsqlBatch(connection) { BatchCommands = { command } };
        await using var ending = asking.ConfigureAwait(false);
        var results = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken)
            .ConfigureAwait(false);
        await using var done = results.ConfigureAwait(false);
        var rows = await ReadAsync(results, question, cancellationToken).ConfigureAwait(false);
        return await AddStreamsWithoutRowsAsync(connection, results, question, rows, known, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The answer at an instant that is settled while no writer is at work; null where an import reached back before
    /// it.
    /// </summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerSettledAsync<TRow>(
        NpgsqlConnection connection,
        LedgerQuery<TRow> question,
        HighWaterMark highWater,
        CancellationToken cancellationToken)
    {
        var last = new NpgsqlBatchCommand(KnowledgeQuery.LastEntry(_tables.Schema, "@sequence"));
        Add(last, "sequence", NpgsqlDbType.Bigint, highWater.Sequence);
        var asking = new NpgsqlBatch(connection)
        {
            BatchCommands = { last, Command(question, NothingLate, highWater.Sequence) },
        };
        await using var ending = asking.ConfigureAwait(false);
        var results = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = results.ConfigureAwait(false);
        var (sequence, entry, recording) = await results.ReadAsync(cancellationToken).ConfigureAwait(false)
            ? KnowledgeQuery.ReadLast(results, 0)
            : (0, null, null);
        await results.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var rows = await ReadAsync(results, question, cancellationToken).ConfigureAwait(false);
        var token = new KnowledgeToken
        {
            KnownAt = question.Viewpoint.KnownAt,
            Sequence = sequence,
            LastEntry = entry,
            LastRecording = recording,
            Pending = sequence,
            FoldVersion = _tables.FoldVersion,
            Tenant = question.Tenant,
            IsProvisional = false,
        };
        return await AddStreamsWithoutRowsAsync(connection, results, question, rows, token, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>The answer with whatever is committed, and which entries those are, seen at one time.</summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerInOneViewAsync<TRow>(
        NpgsqlConnection connection,
        LedgerQuery<TRow> question,
        HighWaterMark highWater,
        CancellationToken cancellationToken)
    {
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken)
            .ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        var knowledge = new KnowledgeQuery(_tables, question.Tenant, question.Viewpoint.KnownAt, highWater);
        var asking = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(_tables.LockForReading) } };
        await using var asked = asking.ConfigureAwait(false);
        foreach (var command in knowledge.Commands(ofRows: true))
            asking.BatchCommands.Add(command);
        asking.BatchCommands.Add(Command(question, "", sequence: null));
        var results = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = results.ConfigureAwait(false);
        var token = await knowledge.ReadAsync(results, cancellationToken).ConfigureAwait(false);
        var rows = await ReadAsync(results, question, cancellationToken).ConfigureAwait(false);
        return await AddStreamsWithoutRowsAsync(connection, results, question, rows, token, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>
    /// The answer: what the tables hold, and what the streams fold to that have no rows, of the entries that the token
    /// knows.
    /// </summary>
    /// <remarks>One statement found both, so that no stream is counted twice or left out.</remarks>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AddStreamsWithoutRowsAsync<TRow>(
        NpgsqlConnection connection,
        NpgsqlDataReader results,
        LedgerQuery<TRow> question,
        StoredRows<TRow>? stored,
        KnowledgeToken token,
        CancellationToken cancellationToken)
    {
        await results.DisposeAsync().ConfigureAwait(false);
        if (stored is null)
            return null;
        var skipped = new List<SkippedHistory>();
        foreach (var stream in stored.StreamsWithoutRows
            .Where(stream => question.Stream is not { } one || one == stream))
        {
            var (folded, entries, unreadable) = await store.Database.HistoriesWithoutRows.FoldAsync(
                connection, store, stream, question.Viewpoint, token, cancellationToken).ConfigureAwait(false);
            if (unreadable is not null && question.Stream is null && store.FindSkipped(unreadable) is { } left)
                skipped.Add(left);
            else
                stored.Rows.AddRange(question.RowsOf(
                    unreadable is null ? folded : FoldedStream.Of(unreadable.History.AsOf(question.Viewpoint)),
                    entries));
        }

        return new LedgerAnswer<IReadOnlyList<TRow>>
        {
            Value = stored.Rows,
            Knowledge = token,
            SkippedStreams = skipped,
        };
    }

    /// <summary>
    /// Nothing came in that reaches back before the instant, and the daemon, where one keeps the rows up, has brought
    /// all that is to be known.
    /// </summary>
    private string NothingLate => $"""
         and not exists (select 1 from {_tables.Late.Identifier} as late where late.tenant_id = @tenant
             and late.seq_id > @sequence and late.known_at <= @known)
        and (state.upkeep <> '{LedgerState.Word(LedgerUpkeep.Async)}'
            or @sequence <= {LedgerProjection.ProgressIn(_tables, "@tenant")})
        """;

    private NpgsqlBatchCommand Command<TRow>(LedgerQuery<TRow> question, string condition, long? sequence)
    {
        var command = new NpgsqlBatchCommand(Statement(question, condition));
        question.AddTo(command.Parameters);
        if (sequence is { } number)
            Add(command, "sequence", NpgsqlDbType.Bigint, number);
        return command;
    }

    /// <summary>
    /// The rows and the streams that have none; null where the tables cannot be read or a condition does not hold.
    /// </summary>
    private static async Task<StoredRows<TRow>?> ReadAsync<TRow>(
        NpgsqlDataReader found, LedgerQuery<TRow> question, CancellationToken cancellationToken)
    {
        if (!await found.ReadAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var last = found.FieldCount - 1;
        string[] keys = await found.IsDBNullAsync(last, cancellationToken).ConfigureAwait(false)
            ? []
            : found.GetFieldValue<string[]>(last);
        var stored = new StoredRows<TRow>([], Array.ConvertAll(keys, StreamKey.Parse));
        if (await found.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
            return stored;
        var read = question.Reading(found);
        do
            stored.Rows.Add(read());
        while (await found.ReadAsync(cancellationToken).ConfigureAwait(false));
        return stored;
    }

    private sealed record StoredRows<TRow>(List<TRow> Rows, IReadOnlyList<StreamKey> StreamsWithoutRows);

    private static void Add(NpgsqlBatchCommand command, string name, NpgsqlDbType type, object value) =>
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value });
}
