using Contracts.Benchmarks.Generating;
using Npgsql;

namespace Contracts.Benchmarks.Stores;

/// <summary>A ledger of many partnerships of a hundred entries each, with its rows.</summary>
internal sealed class FilledLedger
{
    public const int EntriesPerStream = 100;

    private FilledLedger(int entries, string connectionString)
    {
        Streams = entries / EntriesPerStream;
        Store = new OurStore(connectionString);
        Database = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 });
    }

    /// <summary>How many partnerships there are.</summary>
    public int Streams { get; }

    public OurStore Store { get; }

    /// <summary>Connections to the same database, past the ledger.</summary>
    public NpgsqlDataSource Database { get; }

    /// <summary>A day and an instant in the past: about the middle of what was recorded.</summary>
    public Viewpoint Past { get; } = Viewpoint.On(new DateOnly(2020, 2, 20), new DateTimeOffset(2020, 2, 20, 0, 0, 0, TimeSpan.Zero));

    public static async Task<FilledLedger> OfAsync(int entries, string connectionString)
    {
        var ledger = new FilledLedger(entries, connectionString);
        await ledger.Store.FillAsync(Enumerable.Range(0, ledger.Streams).Select(Entries));
        await ledger.Store.Ledger.RebuildAsync();
        await ledger.ExecuteAsync("vacuum analyze");
        return ledger;
    }

    /// <summary>The entries of one partnership.</summary>
    public static IReadOnlyList<Entry> Entries(int number) => GeneratedPartnership.Entries(number, EntriesPerStream, hasControls: true);

    public async Task ExecuteAsync(string statements)
    {
        await using var command = Database.CreateCommand(statements);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
