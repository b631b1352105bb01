using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>Finds the streams whose entries name a party; those that concern it are among them.</summary>
/// <remarks>
/// The ledger's table of named parties is complete up to some entry: all where writers keep it up, as far as the daemon
/// has come where that does, and nothing where it is not complete. In the entries after that, the party's slug is
/// searched for.
/// </remarks>
internal sealed class PartyStreams(TenantStore store)
{
    private string Schema => store.Database.Schema;

    /// <summary>SQL for the streams that the table has for a party.</summary>
    public static string Indexed(LedgerTables tables) =>
        $"select stream_id from {tables.Parties.Identifier} where tenant_id = @tenant and party = @party";

    /// <summary>
    /// Locks the table so that a rebuild cannot swap it before the snapshot is taken; called before the snapshot.
    /// </summary>
    public async Task LockTableAsync(NpgsqlConnection view, CancellationToken cancellationToken)
    {
        var holding =
            new NpgsqlCommand($"lock table {store.Database.Tables.Parties.Identifier} in access share mode", view);
        await using var ending = holding.ConfigureAwait(false);
        await holding.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The keys of the streams, that of the party's own included, which may have no entry.</summary>
    public async Task<string[]> FindAsync(NpgsqlConnection view, Id<Party> party, CancellationToken cancellationToken)
    {
        var indexedUpTo = await IndexedUpToAsync(view, cancellationToken).ConfigureAwait(false);
        var indexed = indexedUpTo > 0 ? $"{Indexed(store.Database.Tables)} union " : "";
        var searched = indexedUpTo < long.MaxValue ? $"""
            select stream_id from {Schema}.mt_events
            where tenant_id = @tenant and seq_id > {indexedUpTo} and strpos(data::text, @name) > 0 union
            """ + " " : "";
        // A stream with a row missing may have named the party there; reading the stream says so.
        var damaged = indexedUpTo > 0 ? "" : $"""
            select id from {Schema}.mt_streams
            left join (select stream_id, count(*) as rows from {Schema}.mt_events where tenant_id = @tenant
                group by stream_id) as stored on stream_id = id
            where tenant_id = @tenant and version is distinct from coalesce(rows, 0) union
            """ + " ";
        var asking = new NpgsqlCommand($"{indexed}{searched}{damaged}select @own", view) { CommandTimeout = 0 };
        await using var ending = asking.ConfigureAwait(false);
        foreach (var (name, value) in new[]
            {
                ("tenant", store.Tenant),
                ("party", $"{party}"),
                ("name", $"\"{party}\""),
                ("own", $"{StreamKey.Organization($"{party}")}"),
            })
        {
            asking.Parameters.AddWithValue(name, NpgsqlDbType.Varchar, value);
        }

        var keys = new List<string>();
        var watch = new ProgressWatch(
            $"A search of the entries in {Schema}",
            view,
            store.Database.CreateConnection,
            store.Database.ProgressTimeout,
            cancellationToken);
        await using var watching = watch.ConfigureAwait(false);
        var found = await watch.WaitAsync(asking.ExecuteReaderAsync(watch.Token)).ConfigureAwait(false);
        await using var done = found.ConfigureAwait(false);
        while (await watch.WaitAsync(found.ReadAsync(watch.Token)).ConfigureAwait(false))
            keys.Add(found.GetString(0));
        return [.. keys];
    }

    /// <summary>The number of the last entry that the table includes; 0 where it is not complete.</summary>
    private async Task<long> IndexedUpToAsync(NpgsqlConnection view, CancellationToken cancellationToken)
    {
        var asking = new NpgsqlCommand(
            $"""
            select case when state.upkeep = '{LedgerState.Word(LedgerUpkeep.Async)}'
                then {LedgerProjection.ProgressIn(store.Database.Tables, "@tenant")} else {long.MaxValue} end
            from {store.Database.Tables.State.Identifier} as state where {LedgerState.CanBeRead(store.Database.Tables)}
            """,
            view);
        await using var ending = asking.ConfigureAwait(false);
        asking.Parameters.AddWithValue("tenant", NpgsqlDbType.Varchar, store.Tenant);
        return await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is long last ? last : 0;
    }
}
