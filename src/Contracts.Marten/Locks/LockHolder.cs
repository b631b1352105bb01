using Npgsql;

namespace Contracts.Storage;

/// <summary>A session of the database that holds an advisory lock, or uses a table.</summary>
/// <param name="Process">Its process id.</param>
/// <param name="Transaction">Its virtual transaction.</param>
/// <param name="Application">Its application name; empty where it has none.</param>
/// <param name="State">Its state, such as <c>idle in transaction</c>; empty where the role may not see it.</param>
/// <param name="LastCommand">The start of its last command; null where the role may not see it.</param>
internal sealed record LockHolder(
    int Process, string Transaction, string Application, string State, DateTime? LastCommand)
{
    /// <summary>Asks for the other sessions that hold a lock or use one of some tables.</summary>
    /// <param name="connection">The connection that asks.</param>
    /// <param name="key">The lock's key, as SQL.</param>
    /// <param name="tables">The qualified names of the tables.</param>
    /// <param name="timeout">The time limit for the answer.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public static async Task<IReadOnlyList<LockHolder>> OfAsync(
        NpgsqlConnection connection,
        string key,
        IReadOnlyList<string> tables,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        // Within a transaction, pg_stat_activity would stay as it was at the first look.
        var command = connection.Command($"""
            select pg_stat_clear_snapshot();
            select distinct held.pid, held.virtualtransaction,
                coalesce(session.application_name, ''), coalesce(session.state, ''), session.query_start
            from pg_locks as held left join pg_stat_activity as session on session.pid = held.pid
            where held.granted and held.pid <> pg_backend_pid()
            and held.database = (select oid from pg_database where datname = current_database())
            and (held.locktype = 'advisory' and held.objsubid = 1
                and (held.classid::bigint << 32 | held.objid::bigint) = {key}
                or held.locktype = 'relation' and held.relation = any(@tables::regclass[]::oid[]))
            order by held.pid
            """, timeout);
        await using var ending = command.ConfigureAwait(false);
        command.Parameters.AddWithValue("tables", tables.ToArray());
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var done = reader.ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var holders = new List<LockHolder>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var (process, transaction) = (reader.GetInt32(0), reader.GetString(1));
            var isHidden = await reader.IsDBNullAsync(4, cancellationToken).ConfigureAwait(false);
            var lastCommand = isHidden ? default(DateTime?) : reader.GetDateTime(4);
            holders.Add(new LockHolder(process, transaction, reader.GetString(2), reader.GetString(3), lastCommand));
        }

        return holders;
    }

    /// <summary>True where both are of one transaction of one session.</summary>
    public bool IsSameTransactionAs(LockHolder other) => Process == other.Process && Transaction == other.Transaction;

    /// <summary>The session, as a message names it.</summary>
    public override string ToString() =>
        $"pid {Process}{(Application.Length > 0 ? $" '{Application}'" : "")}{(State.Length > 0 ? $", {State}" : "")}";
}
