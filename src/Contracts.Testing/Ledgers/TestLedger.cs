using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Testing;

/// <summary>A ledger of one test's own. Disposing of it ends its services; its database goes with the server.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    internal TestLedger(string connectionString, ServiceProvider services) => (ConnectionString, _services) = (connectionString, services);

    /// <summary>How to connect to its database, for a second host on the same ledger, or a look past it.</summary>
    public string ConnectionString { get; }

    /// <summary>The ledger.</summary>
    public IContractLedger Ledger => _services.GetRequiredService<IContractLedger>();

    /// <summary>The ledger's services, with the test's own.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Ends the services.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
