using Contracts.Testing;
using Npgsql;

namespace Replay;

/// <summary>The location of a ledger.</summary>
internal abstract record StoreLocation
{
    private StoreLocation()
    {
    }

    /// <summary>True where recorded entries outlive the program.</summary>
    public bool IsPersistent => this is Server or DataFolder;

    /// <summary>Opens the ledger, and starts the server that it needs.</summary>
    /// <param name="isFresh">
    /// True for an empty ledger that is dropped when it is closed, even in a persistent location.
    /// </param>
    /// <param name="terminal">Shows the progress.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="UserErrorException">The connection string is malformed.</exception>
    public async Task<ILedger> OpenAsync(bool isFresh, Terminal terminal, CancellationToken cancellationToken) =>
        this switch
        {
            Memory => new MemoryLedger(),
            Server server =>
                await OpenStoreAsync(null, Checked(server.Connection), isFresh, terminal, cancellationToken),
            DataFolder folder => await StartAsync(folder.Path, isFresh, terminal, cancellationToken),
            _ => await StartOrRememberAsync(terminal, cancellationToken),
        };

    /// <summary>
    /// Starts a temporary server; where that is not possible, says so, and keeps the entries in memory instead.
    /// </summary>
    private static async Task<ILedger> StartOrRememberAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await StartAsync(null, isFresh: false, terminal, cancellationToken);
        }
        catch (EmbeddedPostgresException missing)
        {
            terminal.WriteError(missing.Message);
            terminal.WriteError("The entries are kept in memory instead, which gives the same answers.");
            return new MemoryLedger();
        }
    }

    private static async Task<ILedger> StartAsync(
        string? folder, bool isFresh, Terminal terminal, CancellationToken cancellationToken)
    {
        var start = EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, cancellationToken);
        var server = await terminal.ShowProgressAsync("Starting PostgreSQL", start);
        try
        {
            return await OpenStoreAsync(server, server.ConnectionString, isFresh, terminal, cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task<MartenLedger> OpenStoreAsync(
        EmbeddedPostgres? server,
        string connection,
        bool isFresh,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var open = Task.Run(
            () => MartenLedger.OpenAsync(server, connection, isFresh, cancellationToken), cancellationToken);
        return terminal.ShowProgressAsync("Opening the store", open);
    }

    private static string Checked(string connection)
    {
        try
        {
            // A data source also refuses what the settings allow one by one, such as having no host.
            using var source = NpgsqlDataSource.Create(connection);
            return connection;
        }
        catch (Exception faulty) when (faulty is not OutOfMemoryException)
        {
            throw new UserErrorException("The connection to PostgreSQL is not well-formed; "
                + "one such as 'Host=localhost;Database=contracts;Username=me' is required.");
        }
    }

    /// <summary>Memory, without a server.</summary>
    public sealed record Memory : StoreLocation;

    /// <summary>A server that the program starts and removes again.</summary>
    public sealed record Temporary : StoreLocation;

    /// <summary>A server that the program starts and that keeps its data in a folder.</summary>
    public sealed record DataFolder(string Path) : StoreLocation;

    /// <summary>An existing PostgreSQL server.</summary>
    public sealed record Server(string Connection) : StoreLocation;
}
