using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Answers from the ledger's tables, in one round trip where the instant asked for is settled.</summary>
internal sealed class LedgerReading(EntryStore store, LedgerTables tables, Settling settling, LedgerUpkeep upkeep, UnkeptHistories unkept)
{
    /// <summary>The answer, with what was known; null where the tables cannot tell, and the entries have to be folded.</summary>
    /// <param name="question">The question.</param>
    /// <param name="known">What has to be known, exactly; null for all that is.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerAsync<TRow>(LedgerQuestion<TRow> question, KnowledgeToken? known, CancellationToken cancellationToken)
    {
        if (known is { IsProvisional: true } || known is not null && known.FoldVersion != History.FoldVersion)
            return null;
        var connection = await store.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        if (known is not null)
            return await AnswerAsync(connection, question, known, cancellationToken).ConfigureAwait(false);

        var settled = await settling.AtAsync(question.Viewpoint.KnownAt, cancellationToken).ConfigureAwait(false);
        var isSettled = question.Viewpoint.KnownAt <= settled.Instant;
        if (isSettled && settled.IsQuiet && await AnswerAsync(connection, question, Token(question, settled.Sequence, isProvisional: false), cancellationToken).ConfigureAwait(false) is { } quick)
            return quick;
        return await AnswerInOneViewAsync(connection, question, settled, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The answer in which nothing counts but what a token knows, or null where something else may.</summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerAsync<TRow>(
        NpgsqlConnection connection, LedgerQuestion<TRow> question, KnowledgeToken known, CancellationToken cancellationToken)
    {
        var nothingElse = $" and not exists (select 1 from {tables.Late.Identifier} as late where late.tenant_id = @tenant and late.seq_id > @sequence and late.known_at <= @known)";
        if (upkeep == LedgerUpkeep.Async)
            nothingElse += $" and @sequence <= ({Progress})";
        var rows = await RowsAsync(connection, question, nothingElse, known, cancellationToken).ConfigureAwait(false);
        return rows is null ? null : new LedgerAnswer<IReadOnlyList<TRow>> { Value = rows, Knowledge = known };
    }

    /// <summary>The answer with whatever is committed, and which entries those are, seen at one time.</summary>
    private async Task<LedgerAnswer<IReadOnlyList<TRow>>?> AnswerInOneViewAsync<TRow>(
        NpgsqlConnection connection, LedgerQuestion<TRow> question, Settled settled, CancellationToken cancellationToken)
    {
        var view = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using var ending = view.ConfigureAwait(false);
        var token = await SeenAsync(connection, question, settled, cancellationToken).ConfigureAwait(false);
        var rows = await RowsAsync(connection, question, "", token, cancellationToken).ConfigureAwait(false);
        return rows is null ? null : new LedgerAnswer<IReadOnlyList<TRow>> { Value = rows, Knowledge = token };
    }

    private async Task<KnowledgeToken> SeenAsync<TRow>(NpgsqlConnection connection, LedgerQuestion<TRow> question, Settled settled, CancellationToken cancellationToken)
    {
        if (upkeep != LedgerUpkeep.Async)
            return await connection.SeenAsync(tables.Schema, question.Tenant, question.Viewpoint.KnownAt, settled, cancellationToken).ConfigureAwait(false);
        var asking = new NpgsqlCommand(Progress, connection);
        await using var ending = asking.ConfigureAwait(false);
        var last = (long)(await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) ?? 0L);
        return Token(question, last, isProvisional: settled.Instant < question.Viewpoint.KnownAt || last < settled.Sequence);
    }

    /// <summary>What is asked: one row at least where the question can be answered, and an empty one where no row answers it.</summary>
    internal string Statement<TRow>(LedgerQuestion<TRow> question, string condition) =>
        $"select found.*, (select array_agg(stream_id) from {tables.Unkept.Identifier} where tenant_id = @tenant) as unkept from {tables.State.Identifier} as state left join lateral ({question.Rows}) as found on true where state.fold_version = {History.FoldVersion} and state.is_complete{condition}";

    /// <summary>The rows, those of streams that have none in the tables included; null where the tables are not complete or a condition does not hold.</summary>
    private async Task<IReadOnlyList<TRow>?> RowsAsync<TRow>(
        NpgsqlConnection connection, LedgerQuestion<TRow> question, string condition, KnowledgeToken known, CancellationToken cancellationToken)
    {
        if (await StoredRowsAsync(connection, question, condition, known.Sequence, cancellationToken).ConfigureAwait(false) is not { } stored)
            return null;
        foreach (var stream in stored.Unkept.Where(stream => question.Stream is not { } one || one == stream))
        {
            var positions = await unkept.PositionsAsync(connection, store, stream, question.Viewpoint, known, cancellationToken).ConfigureAwait(false);
            stored.Rows.AddRange(question.RowsOf(positions));
        }

        return stored.Rows;
    }

    /// <summary>The rows in the tables, and the streams that have none.</summary>
    private async Task<(List<TRow> Rows, IReadOnlyList<StreamKey> Unkept)?> StoredRowsAsync<TRow>(
        NpgsqlConnection connection, LedgerQuestion<TRow> question, string condition, long sequence, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(Statement(question, condition), connection);
        await using var ending = asking.ConfigureAwait(false);
        question.AddTo(asking.Parameters);
        if (condition.Length > 0)
            asking.Parameters.Add(new NpgsqlParameter("sequence", NpgsqlDbType.Bigint) { Value = sequence });
        var found = await asking.ExecuteReaderAsync(CommandBehavior.SingleResult, cancellationToken).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        if (!await found.ReadAsync(cancellationToken).ConfigureAwait(false))
            return null;
        var last = found.FieldCount - 1;
        string[] keys = await found.IsDBNullAsync(last, cancellationToken).ConfigureAwait(false) ? [] : found.GetFieldValue<string[]>(last);
        var (rows, unkeptStreams) = (new List<TRow>(), Array.ConvertAll(keys, StreamKey.Parse));
        if (await found.IsDBNullAsync(0, cancellationToken).ConfigureAwait(false))
            return (rows, unkeptStreams);
        var read = question.Reading(found);
        do
            rows.Add(read());
        while (await found.ReadAsync(cancellationToken).ConfigureAwait(false));
        return (rows, unkeptStreams);
    }

    private string Progress => LedgerProjection.ProgressIn(tables.Schema);

    private static KnowledgeToken Token<TRow>(LedgerQuestion<TRow> question, long sequence, bool isProvisional) => new()
    {
        KnownAt = question.Viewpoint.KnownAt,
        Sequence = sequence,
        FoldVersion = History.FoldVersion,
        Tenant = question.Tenant,
        IsProvisional = isProvisional,
    };
}
