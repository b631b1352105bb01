using JasperFx.Events;
using Marten;
using Marten.Storage;
using Npgsql;

namespace Contracts.Storage;

/// <summary>A database with the ledger's tables, and what all ledgers in it share.</summary>
internal sealed class LedgerDatabase : IAsyncDisposable, IDisposable
{
    private const long TableCreationLock = 0x636F6E7472616374;

    private readonly ContractsOptions _options;
    private readonly LedgerSchema _schema;
    private readonly LedgerTelemetry _telemetry;
    private readonly UpkeepChange _upkeepChange;
    private readonly LedgerRebuild? _rebuild;
    private volatile bool _hasTables;

    /// <summary>Describes a database; nothing is read or created yet.</summary>
    /// <param name="store">The Marten store.</param>
    /// <param name="database">The database as Marten has it.</param>
    /// <param name="tenant">The tenant that owns the database; Marten's default tenant where it is shared.</param>
    /// <param name="options">The host's settings.</param>
    /// <param name="schema">The schema, to check tables that the host does not create.</param>
    /// <param name="time">The clock.</param>
    /// <param name="telemetry">The host's log, traces and metrics.</param>
    public LedgerDatabase(
        IContractStore store,
        IMartenDatabase database,
        string tenant,
        ContractsOptions options,
        LedgerSchema schema,
        TimeProvider time,
        LedgerTelemetry telemetry)
    {
        (_options, _schema, _telemetry) = (options, schema, telemetry);
        (Store, Marten, OwnTenant) = (store, database, tenant);
        Tables = new LedgerTables(options.SchemaName, options.FoldVersion);
        HighWater = new HighWaterDetector(this, new ActiveWriters(Tables.Schema), time);
        Rollup = new CornerRollup(this);
        BackgroundRollup = new BackgroundRollup(Rollup, telemetry);
        var writer = new RowWriter(Tables, options.RowBound);
        Rows = new RowUpkeep(this, writer, BackgroundRollup, telemetry);
        _rebuild = options.Ledger == LedgerUpkeep.Off ? null : new LedgerRebuild(this, writer, options.Ledger);
        _upkeepChange = new UpkeepChange(this, writer, options.Ledger, telemetry);
    }

    /// <summary>The Marten store.</summary>
    public IDocumentStore Store { get; }

    /// <summary>The database as Marten has it.</summary>
    public IMartenDatabase Marten { get; }

    /// <summary>The tenant that owns the database; Marten's default tenant where it is shared.</summary>
    public string OwnTenant { get; }

    /// <summary>The ledger's tables.</summary>
    public LedgerTables Tables { get; }

    /// <summary>The schema of the entries and of the ledger's tables.</summary>
    public string Schema => Tables.Schema;

    /// <summary>The time for which scans, COPY and a rebuild may make no progress.</summary>
    public TimeSpan ProgressTimeout => _options.ProgressTimeout;

    public HighWaterDetector HighWater { get; }

    public CornerRollup Rollup { get; }

    public BackgroundRollup BackgroundRollup { get; }

    /// <summary>A cache of the streams that have no rows, with their last folds.</summary>
    public HistoriesWithoutRows HistoriesWithoutRows { get; } = new();

    /// <summary>Keeps the rows up in the transactions of the entries.</summary>
    public RowUpkeep Rows { get; }

    /// <summary>True where this host's setting is that no rows are kept.</summary>
    public bool KeepsNoRows => _rebuild is null;

    /// <summary>Creates a connection that is not open yet.</summary>
    public NpgsqlConnection CreateConnection() => Marten.CreateConnection();

    /// <summary>Opens a connection of its own, once the tables are there.</summary>
    public async Task<NpgsqlConnection> OpenConnectionAsync(CancellationToken cancellationToken)
    {
        await EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        return await ConnectAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Creates missing tables, or checks them, as <see cref="ContractsOptions.SchemaUpkeep"/> says; once.
    /// </summary>
    public async Task EnsureTablesAsync(CancellationToken cancellationToken)
    {
        if (_hasTables)
            return;
        await (_options.SchemaUpkeep switch
        {
            SchemaUpkeep.Create => CreateTablesAsync(cancellationToken),
            SchemaUpkeep.Check => _schema.CheckOnceAsync(Marten, cancellationToken),
            _ => Task.CompletedTask,
        }).ConfigureAwait(false);
        _hasTables = true;
    }

    /// <summary>
    /// Ensures the tables, and applies the host's setting <see cref="ContractsOptions.Ledger"/> to the store; once.
    /// </summary>
    public async Task PrepareToWriteAsync(CancellationToken cancellationToken)
    {
        await EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        await _upkeepChange.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Begins a transaction that writes entries or rows of a tenant, whatever the host's setting is.</summary>
    public async Task<EntryTransaction> BeginAsync(string tenant, CancellationToken cancellationToken)
    {
        var connection = await OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await EntryTransaction.BeginAsync(Store, connection, tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Rebuilds the rows of all ledgers in the database.</summary>
    /// <param name="onlyWhereIncomplete">
    /// True where nothing is to be done if another host has rebuilt them meanwhile.
    /// </param>
    /// <param name="cancellationToken">Cancels the rebuild; the rows in use stay as they are.</param>
    /// <exception cref="InvalidOperationException">The host keeps no rows.</exception>
    public async Task RebuildAsync(bool onlyWhereIncomplete, CancellationToken cancellationToken)
    {
        if (_rebuild is null)
            throw new InvalidOperationException(
                "No rows of the ledger are kept; they can be rebuilt only where they are.");
        await _rebuild.RunAsync(onlyWhereIncomplete, cancellationToken).ConfigureAwait(false);
        await Rollup.RunAsync(afterRebuild: true, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        BackgroundRollup.Dispose();
        HistoriesWithoutRows.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await BackgroundRollup.DisposeAsync().ConfigureAwait(false);
        HistoriesWithoutRows.Dispose();
    }

    /// <summary>Creates the tables as Marten does on demand, but one host at a time.</summary>
    /// <remarks>Of several hosts that start at once on an empty database, Marten would let one fail.</remarks>
    private async Task CreateTablesAsync(CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var unlocking = transaction.ConfigureAwait(false);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({TableCreationLock})", cancellationToken)
            .ConfigureAwait(false);
        foreach (var feature in new[] { typeof(IEvent), typeof(StorageFeatures) })
        {
            await SchemaReading.RunAsync(async () =>
            {
                await Marten.EnsureStorageExistsAsync(feature, cancellationToken).ConfigureAwait(false);
                return feature;
            }).ConfigureAwait(false);
        }

        await ExecuteAsync(connection, LedgerState.Begin(Tables, _options.Ledger), cancellationToken)
            .ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        _telemetry.Log.SchemaIsThere(Schema);
    }

    private async Task<NpgsqlConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = CreateConnection();
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

    private static async Task ExecuteAsync(
        NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(statement, connection);
        await using var ending = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The database that a connection string names, however it connects.</summary>
internal sealed record DatabasePlace(string Host, int Port, string Database)
{
    /// <summary>The database that a connection string names.</summary>
    /// <exception cref="ArgumentException">The text is not a connection string.</exception>
    public static DatabasePlace Of(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        return new DatabasePlace(
            (connection.Host ?? "").ToUpperInvariant(),
            connection.Port,
            connection.Database ?? connection.Username ?? "");
    }

    /// <summary>The database that Marten connects to.</summary>
    public static DatabasePlace Of(IMartenDatabase database)
    {
        using var connection = database.CreateConnection();
        return Of(connection.ConnectionString);
    }
}
