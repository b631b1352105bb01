using System.Runtime.ExceptionServices;
using Npgsql;
using NpgsqlTypes;

namespace Contracts.Storage;

/// <summary>
/// Rebuilds the ledger's tables of a database from the entries of all its tenants, beside the ones in use, and swaps
/// them in.
/// </summary>
/// <remarks>
/// Recording and asking go on meanwhile; at the end, writers wait while those streams are caught up with that changed.
/// Ranges of streams are read and folded on every core and copied as they come; indexes come last, several at once.
/// </remarks>
internal sealed class LedgerRebuild(LedgerDatabase database, RowWriter writer, LedgerUpkeep upkeep)
{
    private const int RangesOfACore = 4;
    private const string ForIndexes = "set local maintenance_work_mem = '256MB'";

    private static readonly int Cores = Math.Min(Environment.ProcessorCount, 8);

    private readonly LedgerTables _tables = database.Tables;

    public async Task RunAsync(bool onlyWhereIncomplete, CancellationToken cancellationToken)
    {
        var lease = await RebuildLease.AcquireAsync(database, cancellationToken).ConfigureAwait(false);
        await using var ending = lease.ConfigureAwait(false);
        try
        {
            await RebuildAsync(onlyWhereIncomplete, lease.Token).ConfigureAwait(false);
        }
        catch
        {
            await lease.DropFreshAsync().ConfigureAwait(false);
            if (lease.Failure is { } lost)
                ExceptionDispatchInfo.Throw(lost);
            throw;
        }
    }

    private async Task RebuildAsync(bool onlyWhereIncomplete, CancellationToken cancellationToken)
    {
        if (onlyWhereIncomplete && !await IsNeededAsync(cancellationToken).ConfigureAwait(false))
            return;
        var last = await LastWrittenAsync(cancellationToken).ConfigureAwait(false);
        var ranges = await StreamRange.OfAllAsync(database, Cores * RangesOfACore, cancellationToken)
            .ConfigureAwait(false);
        var copy = await CopyAsync(ranges, last, cancellationToken).ConfigureAwait(false);
        await OnEveryCoreAsync(_tables.IndexFresh, IndexAsync, cancellationToken).ConfigureAwait(false);
        await ChangeOverAsync(last, copy, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        return (await LedgerState.ReadAsync(connection, _tables, cancellationToken).ConfigureAwait(false))
            .NeedsRebuild(_tables);
    }

    /// <summary>The number of the last entry, once all writers that began before have ended.</summary>
    private async Task<long> LastWrittenAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var unlocking = transaction.ConfigureAwait(false);
        await ExclusiveWriterLock.AcquireAsync(connection, _tables.Schema, database.ProgressTimeout, cancellationToken)
            .ConfigureAwait(false);
        var asking = new NpgsqlCommand($"select coalesce(max(seq_id), 0) from {_tables.Schema}.mt_events", connection);
        await using var ending = asking.ConfigureAwait(false);
        return (long)(await asking.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) ?? 0L);
    }

    /// <summary>Reads and folds ahead of copying; where one fails, all give up.</summary>
    /// <returns>The finished copy, with what it found out about streams and tenants.</returns>
    private async Task<LedgerCopy> CopyAsync(
        IReadOnlyList<StreamRange> ranges, long last, CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var copy = new LedgerCopy(database, writer.Bound);
        var first = default(Exception);
        try
        {
            await Task.WhenAll(copy.All.Append(ReadAllAsync).Select(GivingUp)).ConfigureAwait(false);
        }
        catch (Exception) when (first is not null)
        {
            // Of several failures, those that came after it only follow from it.
            ExceptionDispatchInfo.Throw(first);
        }

        return copy;

        async Task ReadAllAsync(CancellationToken stopping)
        {
            await OnEveryCoreAsync(ranges, (range, token) => ReadAsync(range, last, copy, token), stopping)
                .ConfigureAwait(false);
            copy.Complete();
        }

        async Task GivingUp(Func<CancellationToken, Task> work)
        {
            try
            {
                await work(giveUp.Token).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref first, failure, null);
                await giveUp.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }
    }

    private async ValueTask ReadAsync(
        StreamRange range, long last, LedgerCopy copy, CancellationToken cancellationToken)
    {
        var session = await new TenantStore(database, range.Tenant).OpenToReadAsync(cancellationToken)
            .ConfigureAwait(false);
        await using var closing = session.ConfigureAwait(false);
        await foreach (var stream in session.ScanStreamsAsync(range, last, cancellationToken).ConfigureAwait(false))
            await copy.AddAsync(range.Tenant, stream.WithoutUnknownEvents().History, cancellationToken)
                .ConfigureAwait(false);
    }

    private static Task OnEveryCoreAsync<T>(
        IEnumerable<T> parts, Func<T, CancellationToken, ValueTask> work, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            parts, new ParallelOptions { MaxDegreeOfParallelism = Cores, CancellationToken = cancellationToken }, work);

    /// <summary>Swaps the new tables in while writers wait, and catches up with what was recorded since.</summary>
    private async Task ChangeOverAsync(long last, LedgerCopy copy, CancellationToken cancellationToken)
    {
        var transaction = await database.BeginAsync(database.OwnTenant, cancellationToken).ConfigureAwait(false);
        await using var closing = transaction.ConfigureAwait(false);
        var session = transaction.Session;
        await ExclusiveWriterLock.AcquireAsync(
            session.Connection, _tables.Schema, _tables.Replaced, database.ProgressTimeout, cancellationToken)
                .ConfigureAwait(false);
        await session.ExecuteAsync(new NpgsqlCommand(_tables.PutFreshInPlace), cancellationToken).ConfigureAwait(false);
        await session.ExecuteAsync(NoteStreamsWithoutRows(copy.StreamsWithoutRows), cancellationToken)
            .ConfigureAwait(false);
        await session.ExecuteAsync(NoteLastChanges(copy.LastChanges), cancellationToken).ConfigureAwait(false);
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var reading = connection.ConfigureAwait(false);
        foreach (var changed in await ChangedStream.FindAsync(
            connection, _tables.Schema, $"seq_id > {last}", cancellationToken).ConfigureAwait(false))
        {
            await changed.WriteAsync(session, writer, cancellationToken).ConfigureAwait(false);
        }

        foreach (var statement in new[] { LedgerState.NoteUnwritten(_tables), LedgerState.Complete(_tables, upkeep) })
            session.QueueOperation(new LedgerOperation(builder => builder.Append(statement)));
        await session.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Notes which streams have no rows. Tokens of tenants that have such streams, or had them, are answered by folding
    /// if they were given out before, as where a stream loses its rows by recording.
    /// </summary>
    private NpgsqlCommand NoteStreamsWithoutRows(IReadOnlyCollection<StreamWithoutRows> withoutRows) => new($"""
        with given as (select * from unnest(@tenants, @streams) as given (tenant_id, stream_id)),
        late as (
            insert into {_tables.Late.Identifier} (tenant_id, seq_id, known_at)
            select tenant_id, last_value, '-infinity'
            from (select tenant_id from given union select tenant_id
                from {_tables.StreamsWithoutRows.Identifier}) as tenant, {_tables.Schema}.mt_events_sequence)
        delete from {_tables.StreamsWithoutRows.Identifier};
        insert into {_tables.StreamsWithoutRows.Identifier} (tenant_id, stream_id) select *
            from unnest(@tenants, @streams)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter("tenants", NpgsqlDbType.Array | NpgsqlDbType.Varchar)
            {
                Value = withoutRows.Select(stream => stream.Tenant).ToArray(),
            },
            new NpgsqlParameter("streams", NpgsqlDbType.Array | NpgsqlDbType.Varchar)
            {
                Value = withoutRows.Select(stream => $"{stream.Stream}").ToArray(),
            },
        },
    };

    private NpgsqlCommand NoteLastChanges(IReadOnlyDictionary<string, DateTimeOffset> lastChanges) => new($"""
        delete from {_tables.Changes.Identifier};
        insert into {_tables.Changes.Identifier} (tenant_id, known_at) select * from unnest(@tenants, @instants)
        """)
    {
        Parameters =
        {
            new NpgsqlParameter("tenants", NpgsqlDbType.Array | NpgsqlDbType.Varchar)
            {
                Value = lastChanges.Keys.ToArray(),
            },
            new NpgsqlParameter("instants", NpgsqlDbType.Array | NpgsqlDbType.TimestampTz)
            {
                Value = lastChanges.Values.Select(instant => instant.UtcDateTime).ToArray(),
            },
        },
    };

    private Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) =>
        database.OpenConnectionAsync(cancellationToken);

    private async ValueTask IndexAsync(string statement, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var work = $"A rebuild of the ledger in {_tables.Schema}, at '{statement}',";
        await ProgressWatch.RunAsync(
            work, connection, database, $"begin; {ForIndexes}; {statement}; commit", cancellationToken)
                .ConfigureAwait(false);
    }
}
