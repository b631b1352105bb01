using JasperFx;
using Marten;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The Marten store as the ledger of one tenant uses it: its tables are there, and its sessions add nothing to an entry.</summary>
internal sealed class EntryStore(IDocumentStore store, PreparedDatabase database, string tenant, bool carriesUnknownEvents)
{
    /// <summary>The only ledger of a store without tenants.</summary>
    public EntryStore(IDocumentStore store, LedgerTables tables, LedgerUpkeep upkeep, bool carriesUnknownEvents)
        : this(store, new PreparedDatabase(store.Storage.Database, tables, upkeep), StorageConstants.DefaultTenantId, carriesUnknownEvents)
    {
    }

    /// <summary>Where they are kept.</summary>
    public string Schema => database.Tables.Schema;

    /// <summary>The ledger's tables beside them.</summary>
    public LedgerTables Tables => database.Tables;

    /// <summary>Whose entries these are.</summary>
    public string Tenant => tenant;

    /// <summary>The time for which scans, COPY and a rebuild may make no progress.</summary>
    public TimeSpan ProgressTimeout => LedgerStoreOptions.ProgressTimeoutOf(store);

    /// <summary>True where answers leave out streams that cannot be read.</summary>
    public bool SkipsUnreadableStreams { get; init; }

    /// <summary>The stream that an answer over several leaves out; null where it does not.</summary>
    public SkippedHistory? FindSkipped(StoredStream stream) => stream.Failure switch
    {
        UnreadableStreamException unreadable when SkipsUnreadableStreams => new SkippedHistory(stream.Stream, unreadable.Version, unreadable.Entry, unreadable.Message),
        UnknownEventException { Version: { } version } unknown when SkipsUnreadableStreams => new SkippedHistory(stream.Stream, version, unknown.Entry, unknown.Message),
        _ => null,
    };

    /// <summary>A stream that was read, which cannot be where it holds what this version does not know and nobody asked to carry along.</summary>
    public StoredStream Judged(StoredStream stream) => carriesUnknownEvents ? stream : stream.WithoutUnknownEvents();

    /// <summary>A history that was read, unless it holds what this version does not know and nobody asked to carry along.</summary>
    public History Judged(History history) => carriesUnknownEvents ? history : history.ThatCanBeJudged();

    /// <summary>The same database, as another tenant of it uses it.</summary>
    public EntryStore For(string other) => new(store, database, other, carriesUnknownEvents) { SkipsUnreadableStreams = SkipsUnreadableStreams };

    /// <summary>A session that reads.</summary>
    public async Task<IQuerySession> OpenToReadAsync(CancellationToken cancellationToken)
    {
        await database.MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        return store.QuerySession(tenant);
    }

    /// <summary>A transaction that writes, committed when its session is saved; or the host's, which only the host ends.</summary>
    /// <exception cref="ArgumentException">The host's is in another tenant's database.</exception>
    public async Task<EntryTransaction> BeginAsync(NpgsqlTransaction? ofHost, CancellationToken cancellationToken)
    {
        if (ofHost is not null)
            await RequireItsOwnAsync(ofHost).ConfigureAwait(false);
        await database.PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        if (ofHost is null)
            return await BeginToMaintainAsync(cancellationToken).ConfigureAwait(false);
        var transaction = EntryTransaction.Within(store, ofHost, tenant);
        AddNothing(transaction.Session);
        return transaction;
    }

    /// <summary>A transaction that writes the ledger's rows and their state, whatever the host's setting is.</summary>
    public async Task<EntryTransaction> BeginToMaintainAsync(CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var transaction = await EntryTransaction.BeginAsync(store, connection, tenant, cancellationToken).ConfigureAwait(false);
        AddNothing(transaction.Session);
        return transaction;
    }

    /// <summary>A connection of its own, past Marten.</summary>
    public Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken) => database.OpenConnectionAsync(cancellationToken);

    /// <summary>Makes a connection that is not open yet.</summary>
    public NpgsqlConnection CreateConnection() => database.Database.CreateConnection();

    /// <summary>Makes the tables where they are missing.</summary>
    public Task MakeTablesAsync(CancellationToken cancellationToken) => database.MakeTablesAsync(cancellationToken);

    /// <summary>What is recorded in another tenant's database, this tenant's ledger would never show.</summary>
    private async Task RequireItsOwnAsync(NpgsqlTransaction transaction)
    {
        if (transaction.Connection is not { } connection)
            return;
        var place = DatabasePlace.Of(connection.ConnectionString);
        if (place == PlaceOf(database.Database))
            return;
        var databases = await store.Storage.AllDatabases().ConfigureAwait(false);
        if (databases.OfType<IMartenDatabase>().Any(other => place == PlaceOf(other)))
            throw new ArgumentException($"The transaction is in the database of another tenant; one in that of '{tenant}' is required.", nameof(transaction));
    }

    private static DatabasePlace PlaceOf(IMartenDatabase database)
    {
        using var connection = database.CreateConnection();
        return DatabasePlace.Of(connection.ConnectionString);
    }

    /// <summary>Marten would name the current trace where an entry names nobody.</summary>
    private static void AddNothing(IDocumentSession session)
    {
        session.CorrelationId = null;
        session.CausationId = null;
        session.LastModifiedBy = null;
    }
}
