using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Testing;

/// <summary>A throwaway server shared by many tests, each with its own ledgers.</summary>
/// <remarks>
/// A test framework starts and stops it. For xunit.v3 this is enough: <c>public sealed class Ledgers : LedgerServer,
/// IAsyncLifetime;</c>, registered as an assembly fixture; its two methods are those of <c>IAsyncLifetime</c>. Other
/// frameworks call the same two methods before and after the tests.
/// </remarks>
public class LedgerServer : IAsyncDisposable
{
    private EmbeddedPostgres? _server;

    /// <summary>The server.</summary>
    /// <exception cref="InvalidOperationException">The server is not started.</exception>
    public EmbeddedPostgres Server =>
        _server ?? throw new InvalidOperationException("The server is not started; InitializeAsync starts it.");

    /// <summary>Starts the server.</summary>
    /// <exception cref="EmbeddedPostgresException">The server cannot be started.</exception>
    public virtual async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync();

    /// <summary>Stops the server and removes its data.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (_server is { } started)
            await started.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Creates an empty ledger in a database of its own.</summary>
    /// <param name="time">
    /// The clock that stamps entries, such as the <c>FakeTimeProvider</c> of Microsoft.Extensions.TimeProvider.Testing;
    /// null for the system's. The store's daemon waits by it, too, so a host that runs one needs a clock that advances.
    /// </param>
    /// <param name="configure">
    /// Changes the options of the ledger, whose connection string is already set; null to keep the defaults.
    /// </param>
    /// <param name="add">Registers further services; null for none.</param>
    /// <param name="cancellationToken">Cancels the creation.</param>
    public async Task<TestLedger> NewLedgerAsync(
        TimeProvider? time = null,
        Action<ContractsOptions>? configure = null,
        Action<IServiceCollection>? add = null,
        CancellationToken cancellationToken = default)
    {
        var connectionString = await Server.CreateDatabaseAsync($"ledger-{Guid.NewGuid():N}", cancellationToken);
        var services = new ServiceCollection().AddSingleton(time ?? TimeProvider.System).AddContracts(options =>
        {
            options.ConnectionString = connectionString;
            configure?.Invoke(options);
        });
        add?.Invoke(services);
        return new TestLedger(connectionString, services.BuildServiceProvider(validateScopes: true));
    }
}
