using Contracts.Benchmarks.Generating;
using Npgsql;

namespace Contracts.Benchmarks.Stores;

/// <summary>A ledger of a made-up portfolio, with its rows.</summary>
internal sealed class FilledLedger
{
    private FilledLedger(int entries, string connectionString)
    {
        (Entries, ConnectionString) = (entries, connectionString);
        Streams = GeneratedPortfolio.CountOf(entries);
        Store = new OurStore(connectionString);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });
    }

    /// <summary>The number of entries, or a few less than there are.</summary>
    public int Entries { get; }

    /// <summary>The number of streams.</summary>
    public int Streams { get; }

    public string ConnectionString { get; }

    public OurStore Store { get; }

    /// <summary>Connections to the same database, past the ledger.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>A day and an instant in the past: about the middle of what was recorded.</summary>
    public Viewpoint Past { get; } = Viewpoint.On(new DateOnly(2022, 6, 1), new DateTimeOffset(2022, 6, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>A day after everything that was recorded, as known now.</summary>
    public Viewpoint Today { get; } = Viewpoint.On(new DateOnly(2025, 9, 1));

    public static async Task<FilledLedger> OfAsync(int entries, string connectionString)
    {
        var ledger = new FilledLedger(entries, connectionString);
        await ledger.Store.FillAsync(GeneratedPortfolio.Streams(entries));
        await ledger.Store.Ledger.RebuildAsync();
        await ledger.ExecuteAsync("vacuum analyze");
        return ledger;
    }

    public async Task ExecuteAsync(string statements)
    {
        await using var command = Database.CreateCommand(statements);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The only value that a query gives.</summary>
    public async Task<T> ScalarAsync<T>(string query)
    {
        await using var command = Database.CreateCommand(query);
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync() is T value ? value : throw new InvalidOperationException($"'{query}' gives no {typeof(T).Name}.");
    }
}
