using Contracts.Testing;

namespace Replay.Tests;

/// <summary>A PostgreSQL with a database for each test that asks.</summary>
public sealed class KeptStore : IAsyncLifetime
{
    private EmbeddedPostgres? _server;

    public async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync();

    public Task<string> NewDatabaseAsync() =>
        _server is { } server ? server.CreateDatabaseAsync($"replay_{Guid.NewGuid():n}") : throw new InvalidOperationException("The server is not started.");

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
