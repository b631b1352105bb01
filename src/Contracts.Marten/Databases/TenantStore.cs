using Marten;
using Marten.Services;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The entries of one tenant in a database.</summary>
/// <param name="database">The database.</param>
/// <param name="tenant">The tenant.</param>
internal sealed class TenantStore(LedgerDatabase database, string tenant)
{
    /// <summary>The database, which may hold the entries of other tenants as well.</summary>
    public LedgerDatabase Database => database;

    /// <summary>The tenant.</summary>
    public string Tenant => tenant;

    /// <summary>True where events of types that this version does not know are returned instead of failing.</summary>
    public bool CarriesUnknownEvents { get; init; }

    /// <summary>True where answers leave out streams that cannot be read.</summary>
    public bool SkipsUnreadableStreams { get; init; }

    /// <summary>
    /// The stream as an answer over several streams lists it where it is left out; null where it is not.
    /// </summary>
    public SkippedHistory? FindSkipped(StoredStream stream) => stream.Failure switch
    {
        UnreadableStreamException unreadable when SkipsUnreadableStreams =>
            new SkippedHistory(stream.Stream, unreadable.Version, unreadable.Entry, unreadable.Message),
        UnknownEventException { Version: { } version } unknown when SkipsUnreadableStreams =>
            new SkippedHistory(stream.Stream, version, unknown.Entry, unknown.Message),
        _ => null,
    };

    /// <summary>A stream, unreadable where it holds unknown events that the host does not accept.</summary>
    public StoredStream Judged(StoredStream stream) => CarriesUnknownEvents ? stream : stream.WithoutUnknownEvents();

    /// <summary>A history, unless it holds unknown events that the host does not accept.</summary>
    /// <exception cref="UnknownEventException">It does.</exception>
    public History Judged(History history) => CarriesUnknownEvents ? history : history.ThatCanBeJudged();

    /// <summary>Opens a session that reads.</summary>
    public async Task<IQuerySession> OpenToReadAsync(CancellationToken cancellationToken)
    {
        await database.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        return database.Store.QuerySession(tenant);
    }

    /// <summary>Opens a session that reads within a transaction, which goes on after it.</summary>
    public IQuerySession OpenToRead(NpgsqlTransaction transaction)
    {
        var options = SessionOptions.ForTransaction(transaction);
        options.TenantId = tenant;
        return database.Store.QuerySession(options);
    }

    /// <summary>
    /// Begins a transaction that writes, which saving its session commits; or joins the host's, which only the host
    /// ends.
    /// </summary>
    /// <exception cref="ArgumentException">The host's transaction is in another tenant's database.</exception>
    public async Task<EntryTransaction> BeginAsync(NpgsqlTransaction? ofHost, CancellationToken cancellationToken)
    {
        if (ofHost is not null)
            await RequireOwnDatabaseAsync(ofHost).ConfigureAwait(false);
        await database.PrepareToWriteAsync(cancellationToken).ConfigureAwait(false);
        return ofHost is null
            ? await database.BeginAsync(tenant, cancellationToken).ConfigureAwait(false)
            : EntryTransaction.Within(database.Store, ofHost, tenant);
    }

    /// <summary>
    /// Refuses a transaction in another tenant's database: entries written there would be invisible here.
    /// </summary>
    private async Task RequireOwnDatabaseAsync(NpgsqlTransaction transaction)
    {
        if (transaction.Connection is not { } connection)
            return;
        var place = DatabasePlace.Of(connection.ConnectionString);
        if (place == DatabasePlace.Of(database.Marten))
            return;
        var databases = await database.Store.Storage.AllDatabases().ConfigureAwait(false);
        if (databases.OfType<IMartenDatabase>().Any(other => place == DatabasePlace.Of(other)))
        {
            throw new ArgumentException(
                $"The transaction is in the database of another tenant; one in that of '{tenant}' is required.",
                nameof(transaction));
        }
    }
}
