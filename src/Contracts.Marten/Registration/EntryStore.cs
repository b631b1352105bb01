using JasperFx.Events;
using Marten;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The Marten store as the ledger uses it: its tables are there, and its sessions add nothing to an entry.</summary>
internal sealed class EntryStore(IDocumentStore store)
{
    private const long MakingTheTables = 0x636F6E7472616374;

    private volatile bool _hasTables;

    /// <summary>A session that reads.</summary>
    public async Task<IQuerySession> OpenToReadAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        return store.QuerySession();
    }

    /// <summary>A session that writes. Marten's own would name the current trace where an entry names nobody.</summary>
    public async Task<IDocumentSession> OpenToWriteAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        var session = store.LightweightSession();
        session.CorrelationId = null;
        session.CausationId = null;
        session.LastModifiedBy = null;
        return session;
    }

    /// <summary>As Marten does on demand, but one host at a time: of several that start at once on an empty database, it would let one fail.</summary>
    private async Task MakeTablesAsync(CancellationToken cancellationToken)
    {
        if (_hasTables)
            return;
        var connection = store.Storage.Database.CreateConnection();
        await using var closing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var unlocking = transaction.ConfigureAwait(false);
        var alone = new NpgsqlCommand($"select pg_advisory_xact_lock({MakingTheTables})", connection, transaction);
        await using var ending = alone.ConfigureAwait(false);
        await alone.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        await store.Storage.Database.EnsureStorageExistsAsync(typeof(IEvent), cancellationToken).ConfigureAwait(false);
        _hasTables = true;
    }
}
