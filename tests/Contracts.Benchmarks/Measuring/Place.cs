using Contracts.Benchmarks.Stores;
using Contracts.Testing;
using Npgsql;

namespace Contracts.Benchmarks.Measuring;

/// <summary>Where a run takes place: its sizes, and a throwaway server that is started by the first row that needs one.</summary>
internal sealed class Place(Scale scale) : IAsyncDisposable
{
    private readonly Dictionary<int, FilledLedger> _ledgers = [];
    private EmbeddedPostgres? _server;

    public Scale Scale => scale;

    /// <summary>How to connect to a new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        _server ??= await EmbeddedPostgres.StartAsync();
        return await _server.CreateDatabaseAsync($"row-{Guid.NewGuid():N}");
    }

    /// <summary>Which version the server is of.</summary>
    public async Task<string> ServerVersionAsync()
    {
        await using var connection = new NpgsqlConnection(await NewDatabaseAsync());
        await connection.OpenAsync();
        return connection.PostgreSqlVersion.ToString();
    }

    /// <summary>A ledger of so many entries, which rows that only ask share.</summary>
    public async Task<FilledLedger> LedgerAsync(int entries)
    {
        if (!_ledgers.TryGetValue(entries, out var ledger))
            _ledgers.Add(entries, ledger = await FilledLedger.OfAsync(entries, await NewDatabaseAsync()));
        return ledger;
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
