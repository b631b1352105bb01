using Contracts.Storage.Tests;
using Contracts.Testing;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Contracts.Storage.Tests;

/// <summary>One throwaway server for all tests of the assembly.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private EmbeddedPostgres? _server;

    public EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The server is not started; xunit starts it before the first test.");

    /// <summary>Makes an empty database.</summary>
    public Task<string> NewDatabaseAsync() => Server.CreateDatabaseAsync($"ledger-{Guid.NewGuid():N}", TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
}
