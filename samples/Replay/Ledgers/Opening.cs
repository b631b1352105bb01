using Contracts.Testing;
using Npgsql;

namespace Replay;

/// <summary>Opens the ledger of a place, and starts the server that it needs.</summary>
internal static class Opening
{
    /// <param name="place">Where it lives.</param>
    /// <param name="isFresh">Whether it begins empty and goes when it is closed, even in a place that stays.</param>
    /// <param name="terminal">Shows how the start goes.</param>
    /// <param name="isSilent">Whether nothing is said where nobody watches.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<ILedger> LedgerAsync(StorePlace place, bool isFresh, Terminal terminal, bool isSilent, CancellationToken cancellationToken) => place switch
    {
        StorePlace.Memory => new MemoryLedger(),
        StorePlace.Server server => await StoreAsync(null, Checked(server.Connection), isFresh, terminal, isSilent, cancellationToken),
        StorePlace.Kept kept => await StartAsync(kept.Folder, isFresh, terminal, isSilent, cancellationToken),
        _ => await StartAsync(null, isFresh: false, terminal, isSilent, cancellationToken),
    };

    private static async Task<ILedger> StartAsync(string? folder, bool isFresh, Terminal terminal, bool isSilent, CancellationToken cancellationToken)
    {
        var start = EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions { DataFolder = folder }, cancellationToken);
        var server = await Waiting.ForAsync(terminal, "Starting PostgreSQL", Silence(isSilent), start);
        try
        {
            return await StoreAsync(server, server.ConnectionString, isFresh, terminal, isSilent, cancellationToken);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static Task<MartenLedger> StoreAsync(EmbeddedPostgres? server, string connection, bool isFresh, Terminal terminal, bool isSilent, CancellationToken cancellationToken) =>
        Waiting.ForAsync(terminal, "Opening the store", Silence(isSilent), Task.Run(() => MartenLedger.OpenAsync(server, connection, isFresh, cancellationToken), cancellationToken));

    private static Steps Silence(bool isSilent) => new(0) { AreSilent = isSilent };

    private static string Checked(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection).ConnectionString;
        }
        catch (Exception faulty) when (faulty is ArgumentException or FormatException)
        {
            throw new RefusedException("The connection to PostgreSQL is not well-formed; one such as 'Host=localhost;Database=contracts;Username=me' is required.");
        }
    }
}
