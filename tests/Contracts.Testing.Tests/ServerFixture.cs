using Contracts.Testing.Tests;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Contracts.Testing.Tests;

/// <summary>One throwaway server for all tests of an assembly; each class makes its own database in it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private EmbeddedPostgres? server;

    public EmbeddedPostgres Server => server ?? throw new InvalidOperationException("The server has not been started; xunit starts it before the first test.");

    public async ValueTask InitializeAsync() => server = await EmbeddedPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? default;
}
