using System.Diagnostics;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>PostgreSQL's own client, as those who look after a database use it.</summary>
internal static class Psql
{
    /// <summary>Runs SQL, and returns what it prints: a line for each row.</summary>
    /// <param name="connectionString">The database, and whom to connect as.</param>
    /// <param name="sql">The SQL.</param>
    /// <param name="arguments">More arguments.</param>
    public static async Task<string> RunAsync(string connectionString, string sql, params string[] arguments)
    {
        var place = new NpgsqlConnectionStringBuilder(connectionString);
        var beside = Path.Combine(await FolderAsync(connectionString), "psql");
        var start = new ProcessStartInfo(File.Exists(beside) ? beside : "psql", ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", .. arguments, "-f", "-"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in new[] { ("PGHOST", place.Host), ("PGPORT", $"{place.Port}"), ("PGUSER", place.Username), ("PGPASSWORD", place.Password), ("PGDATABASE", place.Database) })
            start.Environment[name] = value;
        using var psql = Process.Start(start) ?? throw new InvalidOperationException("psql did not start; PostgreSQL's programs are required on the path.");
        var (told, printed) = (psql.StandardError.ReadToEndAsync(Cancelled), psql.StandardOutput.ReadToEndAsync(Cancelled));
        await psql.StandardInput.WriteAsync(sql);
        psql.StandardInput.Close();
        await psql.WaitForExitAsync(Cancelled);
        psql.ExitCode.Should().Be(0, "of {0}: {1}", sql, await told);
        return await printed;
    }

    /// <summary>The folder of the server's programs, where the login may ask for it.</summary>
    private static async Task<string> FolderAsync(string connectionString)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var asking = source.CreateCommand("select setting from pg_config where name = 'BINDIR'");
        try
        {
            return await asking.ExecuteScalarAsync(Cancelled) as string ?? "";
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return "";
        }
    }
}
