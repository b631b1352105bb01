using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Contracts.Storage.Tests;

/// <summary>A database with ledgers in it, for the tests of one class; each test takes streams of its own, or a schema.</summary>
/// <remarks>Schemas are made by a superuser; the ledgers work as the writer of docs/roles.sql.</remarks>
public sealed class LedgerFixture(ServerFixture server) : IAsyncLifetime
{
    private readonly List<ServiceProvider> _providers = [];
    private readonly HashSet<string> _schemas = [];

    public static DateTimeOffset Noon { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Noon);

    public string ConnectionString { get; private set; } = "";

    /// <summary>The ledger that most tests share.</summary>
    public IContractLedger Ledger => Services.GetRequiredService<IContractLedger>();

    public IContractStore Store => Services.GetRequiredService<IContractStore>();

    private ServiceProvider Services { get; set; } = new ServiceCollection().BuildServiceProvider();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = ServerFixture.Sparing(await server.NewDatabaseAsync());
        Services = Provide(_ => { }, Clock);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _providers)
            await provider.DisposeAsync();
    }

    /// <summary>Another ledger in the same database.</summary>
    public ServiceProvider Provide(Action<ContractsOptions> configure, TimeProvider clock)
    {
        var provider = new ServiceCollection()
            .AddSingleton(clock)
            .AddContracts(options =>
            {
                (options.ConnectionString, options.SchemaUpkeep) = (ServerFixture.AsHost(ConnectionString), SchemaUpkeep.None);
                configure(options);
            })
            .BuildServiceProvider();
        _providers.Add(provider);
        var made = provider.GetRequiredService<IOptions<ContractsOptions>>().Value;
        lock (_schemas)
        {
            if (made.SchemaUpkeep == SchemaUpkeep.None && _schemas.Add(made.SchemaName))
                ServerFixture.Make(ConnectionString, made.SchemaName, provider.GetRequiredService<LedgerSchema>().ToSql());
        }

        return provider;
    }

    public IContractLedger LedgerIn(string schema) =>
        Provide(options => options.SchemaName = schema, Clock).GetRequiredService<IContractLedger>();

    /// <summary>Removes all entries, as only their owner can.</summary>
    public Task WipeAsync() => AskAsync<object>("truncate contracts.mt_events, contracts.mt_streams, contracts.ledger_party");

    /// <summary>Runs SQL as a superuser.</summary>
    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
