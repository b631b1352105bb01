using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Asks a snapshot of the store which entries it holds: those up to the high-water mark, and the later ones that it
/// sees.
/// </summary>
/// <param name="tables">The ledger's tables.</param>
/// <param name="tenant">The tenant.</param>
/// <param name="knownAt">The instant of the question.</param>
/// <param name="highWater">The high-water mark from before the snapshot was taken.</param>
internal sealed class KnowledgeQuery(
    LedgerTables tables, string tenant, DateTimeOffset knownAt, HighWaterMark highWater)
{
    /// <summary>Commands that give the knowledge of the rows, or of the entries themselves.</summary>
    /// <param name="ofRows">True for the knowledge of the rows, which end where a daemon has come to.</param>
    public IEnumerable<NpgsqlBatchCommand> Commands(bool ofRows)
    {
        var isAsync = ofRows
            ? $"""
                coalesce((select state.upkeep = '{LedgerState.Word(LedgerUpkeep.Async)}'
                    from {tables.State.Identifier} as state), false)
                """
            : "false";
        yield return Command($"""
            select known.is_async, known.number, last.seq_id, last.id, last.mark,
                {(ofRows ? tables.LastChange("@tenant") : "null::timestamptz")}, {LastNumber(tables.Schema)}
            from (
                select is_async, case when is_async then {LedgerProjection.ProgressIn(tables, "@tenant")}
                    else @sequence end as number
                from (select {isAsync} as is_async) as asked) as known
            left join lateral ({LastEntry(tables.Schema, "known.number")}) as last on true
            """);
        yield return Command($"""
            select seq_id, id, {RecordingMark.Column} from {tables.Schema}.mt_events
            where tenant_id = @tenant and seq_id > @sequence and timestamp <= @known order by seq_id
            """);
    }

    /// <summary>Reads the two results of the commands; the reader then stands before the next one.</summary>
    public async Task<KnowledgeToken> ReadAsync(NpgsqlDataReader results, CancellationToken cancellationToken)
    {
        await results.ReadAsync(cancellationToken).ConfigureAwait(false);
        var (isAsync, broughtUpTo) = (results.GetBoolean(0), results.GetInt64(1));
        var (sequence, lastEntry, lastRecording) = ReadLast(results, 2);
        var rowsKnownAt = results.IsDBNull(5) ? default(DateTimeOffset?) : results.GetFieldValue<DateTimeOffset>(5);
        var pending = results.GetInt64(6);
        await results.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var numbers = new List<long>();
        var isBehind = isAsync && broughtUpTo < highWater.Sequence;
        while (await results.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            // What was settled may have been found before an import that reached back.
            isBehind |= isAsync && broughtUpTo < results.GetInt64(0);
            if (isAsync)
                continue;
            (var number, lastEntry, lastRecording) = ReadLast(results, 0);
            numbers.Add(number);
        }

        await results.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var isProvisional = highWater.Instant < knownAt || isBehind;
        return new KnowledgeToken
        {
            KnownAt = knownAt,
            Sequence = sequence,
            Also = KnowledgeToken.Spans(numbers),
            LastEntry = lastEntry,
            LastRecording = lastRecording,
            Pending = isAsync ? sequence : Math.Max(pending, sequence),
            RowsKnownAt = isProvisional && rowsKnownAt is { } changed && changed < knownAt ? changed : null,
            FoldVersion = tables.FoldVersion,
            Tenant = tenant,
            IsProvisional = isProvisional,
        };
    }

    /// <summary>The knowledge of the entries that a snapshot sees.</summary>
    public async Task<KnowledgeToken> AskAsync(NpgsqlConnection snapshot, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlBatch(snapshot);
        await using var ending = asking.ConfigureAwait(false);
        foreach (var command in Commands(ofRows: false))
            asking.BatchCommands.Add(command);
        var results = await asking.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = results.ConfigureAwait(false);
        return await ReadAsync(results, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>SQL for the number, the id and the mark of the last entry up to a number.</summary>
    public static string LastEntry(string schema, string number) => $"""
        select seq_id, id, {RecordingMark.Column} as mark from {schema}.mt_events where seq_id <= {number}
            order by seq_id desc limit 1
        """;

    /// <summary>Reads what <see cref="LastEntry"/> finds, from a column on.</summary>
    public static (long Number, Guid? Id, string? Mark) ReadLast(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column)
        ? (0, null, null)
        : (row.GetInt64(column), row.GetGuid(column + 1), row.IsDBNull(column + 2) ? null : row.GetString(column + 2));

    private static string LastNumber(string schema) =>
        $"(select case when is_called then last_value else 0 end from {schema}.mt_events_sequence)";

    private NpgsqlBatchCommand Command(string text) => new(text)
    {
        Parameters =
        {
            new NpgsqlParameter("tenant", NpgsqlDbType.Varchar) { Value = tenant },
            new NpgsqlParameter("sequence", NpgsqlDbType.Bigint) { Value = highWater.Sequence },
            new NpgsqlParameter("known", NpgsqlDbType.TimestampTz)
            {
                Value = RecordedInstant.Truncate(knownAt).UtcDateTime,
            },
        },
    };
}
