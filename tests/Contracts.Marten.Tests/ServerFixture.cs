using Contracts.Storage.Tests;
using Contracts.Testing;
using Npgsql;

[assembly: AssemblyFixture(typeof(ServerFixture))]

namespace Contracts.Storage.Tests;

/// <summary>One throwaway server for all tests of the assembly, with the roles of docs/roles.sql and a login of a host.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private const string Host = "a_host";

    private EmbeddedPostgres? _server;

    public EmbeddedPostgres Server => _server ?? throw new InvalidOperationException("The server is not started; xunit starts it before the first test.");

    /// <summary>Makes an empty database.</summary>
    public Task<string> NewDatabaseAsync() => Server.CreateDatabaseAsync($"ledger-{Guid.NewGuid():N}", TestContext.Current.CancellationToken);

    public async ValueTask InitializeAsync()
    {
        _server = await EmbeddedPostgres.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await using var source = NpgsqlDataSource.Create(_server.ConnectionString);
        await using var making = source.CreateCommand($"""
            create role contracts_owner; create role contracts_writer; create role contracts_sql; create role contracts_reader;
            grant pg_read_all_stats to contracts_writer;
            create role {Host} login password '{Host}' in role contracts_writer;
            alter role {Host} set role = 'contracts_writer'
            """);
        await making.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How a host connects to a database, whose role can neither update nor delete an entry.</summary>
    public static string AsHost(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Username = Host, Password = Host }.ConnectionString;

    /// <summary>The same connection, whose idle ones are soon let go of: many ledgers are open at a time, each with a pool of its own.</summary>
    public static string Sparing(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { ConnectionIdleLifetime = 4, ConnectionPruningInterval = 2 }.ConnectionString;

    /// <summary>Makes a schema and gives the roles their privileges, as those who look after a database do.</summary>
    public static void Make(string connectionString, string schema, string sql)
    {
        var roles = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "roles.sql")).Replace(":'schema'", $"'{schema}'", StringComparison.Ordinal);
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        connection.Open();
        foreach (var statements in new[] { sql, roles })
        {
            using var making = new NpgsqlCommand(statements, connection);
            making.ExecuteNonQuery();
        }
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
}
