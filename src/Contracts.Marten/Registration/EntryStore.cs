using JasperFx;
using JasperFx.Events;
using Marten;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The Marten store as the ledger uses it: its tables are there, and its sessions add nothing to an entry.</summary>
/// <param name="store">The Marten store.</param>
/// <param name="tables">The ledger's tables.</param>
/// <param name="ledger">When rows are written.</param>
/// <param name="carriesUnknownEvents">Whether histories are read that hold what this version does not know.</param>
/// <param name="checks">Sees to it that somebody else made the tables; null where they are made here.</param>
/// <param name="telemetry">Who is told; null for nobody.</param>
internal sealed class EntryStore(
    IDocumentStore store, LedgerTables tables, LedgerUpkeep ledger, bool carriesUnknownEvents, Func<CancellationToken, Task>? checks = null, LedgerTelemetry? telemetry = null)
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

    /// <summary>A transaction that writes, committed when its session is saved; or the host's, which only the host ends.</summary>
    public async Task<EntryTransaction> BeginAsync(NpgsqlTransaction? ofHost, CancellationToken cancellationToken)
    {
        await PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        var transaction = ofHost is null ? await EntryTransaction.BeginAsync(store, cancellationToken).ConfigureAwait(false) : EntryTransaction.Within(store, ofHost);
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
        await (checks?.Invoke(cancellationToken) ?? MakeThemAsync(cancellationToken)).ConfigureAwait(false);
        _hasTables = true;
    }

    private async Task MakeThemAsync(CancellationToken cancellationToken)
    {
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
        telemetry?.Log.SchemaIsThere(tables.Schema);
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
        connection.Notice += (_, _) => telemetry?.Log.RowsSpoiled(tables.Schema);
        await spoiling.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        _hasWritten = true;
    }
}
