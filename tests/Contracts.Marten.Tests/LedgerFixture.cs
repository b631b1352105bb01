using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace Contracts.Storage.Tests;

/// <summary>A database with ledgers in it, for the tests of one class; each test takes streams of its own, or a schema.</summary>
public sealed class LedgerFixture(ServerFixture server) : IAsyncLifetime
{
    private readonly List<ServiceProvider> _providers = [];

    public static DateTimeOffset Noon { get; } = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public FakeTimeProvider Clock { get; } = new(Noon);

    public string ConnectionString { get; private set; } = "";

    /// <summary>The ledger that most tests share.</summary>
    public IContractLedger Ledger => Services.GetRequiredService<IContractLedger>();

    public IContractStore Store => Services.GetRequiredService<IContractStore>();

    private ServiceProvider Services { get; set; } = new ServiceCollection().BuildServiceProvider();

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await server.Server.CreateDatabaseAsync($"ledger-{Guid.NewGuid():N}", TestContext.Current.CancellationToken);
        Services = Provide(options => options.ConnectionString = ConnectionString, Clock);
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
                options.ConnectionString = ConnectionString;
                configure(options);
            })
            .BuildServiceProvider();
        _providers.Add(provider);
        return provider;
    }

    public IContractLedger LedgerIn(string schema) =>
        Provide(options => options.SchemaName = schema, Clock).GetRequiredService<IContractLedger>();

    public async Task<T?> AskAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return (T?)await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
