using Contracts.Mediation.Tests;
using Contracts.Testing;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Contracts.Mediation.Tests;

/// <summary>One throwaway server for all tests of the assembly.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private EmbeddedPostgres? _server;

    public async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    /// <summary>A new, empty database.</summary>
    public Task<string> NewDatabaseAsync() => _server is { } started
        ? started.CreateDatabaseAsync($"mediation-{Guid.NewGuid():N}", TestContext.Current.CancellationToken)
        : throw new InvalidOperationException("The server is not started; xunit starts it before the first test.");
}
