using JasperFx.Events;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>A database of the store: the ledger's tables are there, and rows are kept up as the host's setting says before it writes.</summary>
/// <param name="database">The database.</param>
/// <param name="tables">The ledger's tables.</param>
/// <param name="upkeep">When rows are written.</param>
/// <param name="checks">Sees to it that somebody else made the tables; null where they are made here.</param>
/// <param name="telemetry">Who is told; null for nobody.</param>
internal sealed class PreparedDatabase(
    IMartenDatabase database, LedgerTables tables, LedgerUpkeep upkeep, Func<IMartenDatabase, CancellationToken, Task>? checks = null, LedgerTelemetry? telemetry = null)
{
    private const long MakingTheTables = 0x636F6E7472616374;

    private volatile bool _hasTables;

    /// <summary>It, as Marten has it.</summary>
    public IMartenDatabase Database => database;

    /// <summary>The ledger's tables in it.</summary>
    public LedgerTables Tables => tables;

    /// <summary>A connection that is open, past Marten.</summary>
    public async Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the tables where they are missing, or sees to it that they are there.</summary>
    public async Task MakeTablesAsync(CancellationToken cancellationToken)
    {
        if (_hasTables)
            return;
        await (checks?.Invoke(database, cancellationToken) ?? MakeThemAsync(cancellationToken)).ConfigureAwait(false);
        _hasTables = true;
    }

    /// <summary>Has the host's setting carried out in the store before the host first writes; null for nothing to carry out.</summary>
    public UpkeepChange? Change { get; set; }

    /// <summary>Makes the tables where they are missing, and has the host's setting carried out.</summary>
    public async Task PrepareToWriteAsync(CancellationToken cancellationToken)
    {
        await MakeTablesAsync(cancellationToken).ConfigureAwait(false);
        await (Change?.RunAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
    }

    /// <summary>As Marten does on demand, but one host at a time: of several that start at once on an empty database, it would let one fail.</summary>
    private async Task MakeThemAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var unlocking = transaction.ConfigureAwait(false);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({MakingTheTables})", cancellationToken).ConfigureAwait(false);
        foreach (var feature in new[] { typeof(IEvent), typeof(StorageFeatures) })
        {
            await SchemaReading.RunAsync(async () =>
            {
                await database.EnsureStorageExistsAsync(feature, cancellationToken).ConfigureAwait(false);
                return feature;
            }).ConfigureAwait(false);
        }

        await ExecuteAsync(connection, LedgerState.Begin(tables, upkeep), cancellationToken).ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        telemetry?.Log.SchemaIsThere(tables.Schema);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = database.CreateConnection();
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(statement, connection);
        await using var ending = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
