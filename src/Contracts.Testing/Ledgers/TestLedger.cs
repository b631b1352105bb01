using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Testing;

/// <summary>The ledger of one test. Disposing it stops its services; its database goes with the server.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal TestLedger(string connectionString, ServiceProvider services) =>
        (ConnectionString, _services) = (connectionString, services);

    /// <summary>
    /// The connection string of its database, for a second host on the same ledger or for direct queries.
    /// </summary>
    public string ConnectionString { get; }

    /// <summary>The ledger.</summary>
    public IContractLedger Ledger => _services.GetRequiredService<IContractLedger>();

    /// <summary>The services of the ledger and of the test.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Stops the services.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
