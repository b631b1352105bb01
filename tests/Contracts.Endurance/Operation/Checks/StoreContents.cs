using Contracts.Storage;
using JasperFx;
using Npgsql;

namespace Contracts.Endurance.Operation.Checks;

/// <summary>The contents of the store's tables at one time, read past the ledger.</summary>
/// <param name="Entries">The entries in the store's order.</param>
/// <param name="State">The state of the rows; null where the store has none yet.</param>
/// <param name="Progress">The number of the last entry whose rows are there, where the daemon keeps them up.</param>
/// <param name="Rows">The rows, each with the policies under which it answers.</param>
/// <param name="Corners">The corners of totals.</param>
/// <param name="Unkept">The streams that have no rows.</param>
internal sealed record StoreContents(
    IReadOnlyList<(long Number, StreamKey Stream, int Version)> Entries,
    RowState? State,
    long Progress,
    IReadOnlyList<(NamedPolicies Policies, LedgerRow Row)> Rows,
    IReadOnlyList<Corner> Corners,
    IReadOnlySet<StreamKey> Unkept)
{
    /// <summary>Locks that let no rebuild put other tables in their place, taken before anything is seen.</summary>
    private static readonly string Held = new LedgerTables("contracts").LockForReading;

    private static readonly string Numbers =
        $"""
        select seq_id, stream_id, version from contracts.mt_events where stream_id <> 'mt_tombstone' order by seq_id;
        select coalesce({LedgerProjection.ProgressIn(new LedgerTables("contracts"), $"'{StorageConstants.DefaultTenantId}'")}, 0)
        """;

    private static readonly string Kept =
        $"""
        select upkeep, fold_version, is_complete from contracts.ledger_state;
        select policies, debtor, creditor, unit, nature, is_passed_on, known_at, effective_on, {string.Join(", ", CornerColumns.Measures.Select(measure => measure.Name))}
        from (select * from contracts.ledger_corner union all select * from contracts.ledger_corner_rolled) as corners;
        select stream_id from contracts.ledger_unkept
        """;

    /// <summary>The number of the last entry.</summary>
    public long LastNumber => Entries is [.., { } last] ? last.Number : 0;

    /// <summary>Whether the daemon brings the entries into the rows.</summary>
    public bool IsAsync => State?.Upkeep == LedgerUpkeep.Async;

    /// <summary>The entries by their numbers, as they were acknowledged.</summary>
    public IReadOnlyDictionary<long, Entry> Numbered(Histories acknowledged) =>
        Entries.Where(entry => acknowledged[entry.Stream].Version >= entry.Version)
            .ToDictionary(entry => entry.Number, entry => acknowledged[entry.Stream].Entries[entry.Version - 1]);

    /// <summary>Reads all in one transaction.</summary>
    public static async Task<StoreContents> ReadAsync(NpgsqlConnection connection)
    {
        await using var view = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using var holding = new NpgsqlCommand(Held, connection);
        try
        {
            await holding.ExecuteNonQueryAsync();
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return new StoreContents([], null, 0, [], [], new HashSet<StreamKey>());
        }

        var (entries, progress) = await ReadEntriesAsync(connection);
        await using var kept = new NpgsqlCommand(Kept, connection);
        await using var reader = await kept.ExecuteReaderAsync();
        var state = await AllAsync(reader, () => new RowState(Enum.Parse<LedgerUpkeep>(reader.GetString(0), ignoreCase: true), reader.GetInt32(1), reader.GetBoolean(2)));
        await reader.NextResultAsync();
        var corners = await AllAsync(reader, () => ReadCorner(reader));
        await reader.NextResultAsync();
        var unkept = await AllAsync(reader, () => StreamKey.Parse(reader.GetString(0)));
        await reader.DisposeAsync();
        var rows = await connection.ReadRowsAsync(new LedgerTables("contracts"), StorageConstants.DefaultTenantId, stream: null, CancellationToken.None);
        return new StoreContents(entries, state.SingleOrDefault(), progress, rows, corners, unkept.ToHashSet());
    }

    private static async Task<(List<(long, StreamKey, int)> Entries, long Progress)> ReadEntriesAsync(NpgsqlConnection connection)
    {
        await using var asking = new NpgsqlCommand(Numbers, connection);
        await using var reader = await asking.ExecuteReaderAsync();
        var entries = await AllAsync(reader, () => (reader.GetInt64(0), StreamKey.Parse(reader.GetString(1)), checked((int)reader.GetInt64(2))));
        await reader.NextResultAsync();
        return (entries, (await AllAsync(reader, () => reader.GetInt64(0)))[0]);
    }

    private static async Task<List<T>> AllAsync<T>(NpgsqlDataReader reader, Func<T> read)
    {
        var all = new List<T>();
        while (await reader.ReadAsync())
            all.Add(read());
        return all;
    }

    private static Corner ReadCorner(NpgsqlDataReader reader)
    {
        var key = new CornerKey(
            (NamedPolicies)reader.GetInt16(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), (PositionNature)reader.GetInt16(4), reader.GetBoolean(5));
        var measures = new CornerMeasures(
            reader.GetDecimal(8), reader.GetDecimal(9), reader.GetInt32(10), reader.GetInt32(11), reader.GetInt32(12), reader.GetInt32(13), reader.GetInt32(14), reader.GetInt32(15));
        return new Corner(key, new DateTimeOffset(reader.GetDateTime(6), TimeSpan.Zero), reader.GetInt32(7), measures);
    }
}

/// <summary>The state of the rows, as the store has it.</summary>
/// <param name="Upkeep">How they are kept up.</param>
/// <param name="Rules">The version of the rules that made them.</param>
/// <param name="IsComplete">Whether they are complete.</param>
internal sealed record RowState(LedgerUpkeep Upkeep, int Rules, bool IsComplete);
