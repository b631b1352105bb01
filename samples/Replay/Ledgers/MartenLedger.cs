using Contracts.Storage;
using Contracts.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Replay;

/// <summary>A Marten store on PostgreSQL, with the server where this program has started it.</summary>
internal sealed class MartenLedger : ILedger
{
    private readonly EmbeddedPostgres? _server;
    private readonly string _connection;
    private readonly string? _ownSchema;
    private readonly ServiceProvider _services;
    private readonly IContractLedger _ledger;

    private MartenLedger(EmbeddedPostgres? server, string connection, string? ownSchema)
    {
        _server = server;
        _connection = connection;
        _ownSchema = ownSchema;
        _services = new ServiceCollection()
            .AddContracts(options =>
            {
                options.ConnectionString = connection;
                options.SchemaName = ownSchema ?? options.SchemaName;
            })
            .BuildServiceProvider();
        _ledger = _services.GetRequiredService<IContractLedger>();
    }

    /// <summary>Opens the store and creates its tables where they are missing.</summary>
    /// <param name="server">The server to stop with the ledger; null for one that this program did not start.</param>
    /// <param name="connection">The connection string.</param>
    /// <param name="isFresh">True for a schema of its own, which is dropped when the ledger is closed.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public static async Task<MartenLedger> OpenAsync(
        EmbeddedPostgres? server, string connection, bool isFresh, CancellationToken cancellationToken)
    {
        var ledger = new MartenLedger(server, connection, isFresh ? $"contracts_replay_{Guid.NewGuid():n}" : null);
        try
        {
            await ledger._ledger.HistoryAsync(StreamKey.Organization("none"), cancellationToken); // creates the tables
            return ledger;
        }
        catch
        {
            await ledger._services.DisposeAsync();
            throw;
        }
    }

    public async Task<ImportSummary> ImportAsync(
        IEnumerable<HistoryLine> lines, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var settled = progress is null ? null : new SettledLines(progress);
        var outcome = await _ledger.ImportAsync(lines, settled, cancellationToken);
        return new ImportSummary(
            outcome.Recorded, outcome.Repeated, outcome.Streams, outcome.Anomalies, outcome.MoreAnomalies);
    }

    public IAsyncEnumerable<History> HistoriesAsync(CancellationToken cancellationToken) =>
        _ledger.HistoriesAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_ownSchema is not null)
            await DropAsync(_ownSchema);
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private async Task DropAsync(string schema)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand($"drop schema if exists {schema} cascade");
        await command.ExecuteNonQueryAsync();
    }

    private sealed class SettledLines(IProgress<int> progress) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => progress.Report(value.Settled);
    }
}
