using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Contracts.Testing;

/// <summary>A throwaway server that many tests share, each with ledgers of its own in it.</summary>
/// <remarks>
/// A test framework starts and ends it. For xunit.v3 this is all: <c>public sealed class Ledgers : LedgerServer, IAsyncLifetime;</c>, made an
/// assembly fixture; its two methods are those of <c>IAsyncLifetime</c>. Other frameworks call the same two before and after the tests.
/// </remarks>
public class LedgerServer : IAsyncDisposable
{
    private EmbeddedPostgres? _server;

    /// <summary>The server.</summary>
    /// <exception cref="InvalidOperationException">It is not started.</exception>
    public EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The server is not started; InitializeAsync starts it.");

    /// <summary>Starts the server.</summary>
    /// <exception cref="EmbeddedPostgresException">A server cannot be had.</exception>
    public virtual async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync();

    /// <summary>Ends the server, with all that is in it.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        if (_server is { } started)
            await started.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes an empty ledger in a database of its own.</summary>
    /// <param name="time">
    /// The time that entries are recorded at, such as the <c>FakeTimeProvider</c> of Microsoft.Extensions.TimeProvider.Testing; null for the
    /// system's. The store's daemon waits by it, too, so a host that runs one needs a time that passes.
    /// </param>
    /// <param name="configure">Says otherwise than by default how the ledger is kept; null for nothing. The connection string is given already.</param>
    /// <param name="add">Adds the caller's own services; null for none.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async Task<TestLedger> NewLedgerAsync(
        TimeProvider? time = null, Action<ContractsOptions>? configure = null, Action<IServiceCollection>? add = null, CancellationToken cancellationToken = default)
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
