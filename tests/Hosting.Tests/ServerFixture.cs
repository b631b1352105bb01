using Contracts.Testing;
using Hosting.Tests;
using Npgsql;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Hosting.Tests;

/// <summary>One throwaway server for all tests of the assembly; each host takes a database of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private EmbeddedPostgres? _server;

    public async ValueTask InitializeAsync() => _server = await EmbeddedPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;

    public Task<string> NewDatabaseAsync() => _server is { } started
        ? started.CreateDatabaseAsync($"hosting-{Guid.NewGuid():N}", TestContext.Current.CancellationToken)
        : throw new InvalidOperationException("The server is not started; xunit starts it before the first test.");

    /// <summary>How many sessions are open in a database, this one aside.</summary>
    public static async Task<long> SessionsAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var asking = new NpgsqlCommand("select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'", connection);
        return await asking.ExecuteScalarAsync(TestContext.Current.CancellationToken) is long count ? count : -1;
    }
}
