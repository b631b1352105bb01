using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The Marten store as the ledger uses it: its tables are there, and its sessions add nothing to an entry.</summary>
internal sealed class EntryStore(IDocumentStore store, LedgerTables tables, LedgerUpkeep ledger, bool carriesUnknownEvents)
{
    private const long MakingTheTables = 0x636F6E7472616374;

    private volatile bool _hasTables;
    private volatile bool _hasWritten;

    /// <summary>Where they are kept.</summary>
    public string Schema => tables.Schema;

    /// <summary>Whose entries these are.</summary>
    public string Tenant { get; } = StorageConstants.DefaultTenantId;

    /// <summary>A history that was read, unless it holds what this version does not know and nobody asked to carry along.</summary>
    public History Judged(History history) => carriesUnknownEvents ? history : history.ThatCanBeJudged();

    /// <summary>A session that reads.</summary>
    public async Task<IQuerySession> OpenToReadAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        return store.QuerySession();
    }

    /// <summary>A session that writes.</summary>
    public async Task<IDocumentSession> OpenToWriteAsync(CancellationToken cancellationToken)
    {
        await PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        var session = store.LightweightSession();
        AddNothing(session);
        return session;
    }

    /// <summary>A transaction that writes, committed when its session is saved.</summary>
    public async Task<EntryTransaction> BeginAsync(CancellationToken cancellationToken)
    {
        await PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await EntryTransaction.BeginAsync(store, cancellationToken).ConfigureAwait(false);
        AddNothing(transaction.Session);
        return transaction;
    }

    /// <summary>A connection of its own, past Marten.</summary>
    public async Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    /// <summary>As Marten does on demand, but one host at a time: of several that start at once on an empty database, it would let one fail.</summary>
    public async Task MakeTablesAsync(CancellationToken cancellationToken)
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
        if (ledger != LedgerUpkeep.Off)
        {
            await store.Storage.Database.EnsureStorageExistsAsync(typeof(StorageFeatures), cancellationToken).ConfigureAwait(false);
            var beginning = new NpgsqlCommand(LedgerState.Begin(tables), connection, transaction);
            await using var done = beginning.ConfigureAwait(false);
            await beginning.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        _hasTables = true;
    }

    private async Task PrepareToWriteAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        if (!_hasWritten)
            await SpoilOthersAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Marten would name the current trace where an entry names nobody.</summary>
    private static void AddNothing(IDocumentSession session)
    {
        session.CorrelationId = null;
        session.CausationId = null;
        session.LastModifiedBy = null;
    }

    /// <summary>Says once that rows are not complete any more which this writer does not keep up.</summary>
    private async Task SpoilOthersAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var spoiling = new NpgsqlCommand(LedgerState.Spoil(tables, ledger != LedgerUpkeep.Off), connection);
        await using var ending = spoiling.ConfigureAwait(false);
        await spoiling.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        _hasWritten = true;
    }
}
