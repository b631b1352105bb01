using Npgsql;

namespace Contracts.Testing.Tests;

internal static class Sessions
{
    public static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<T> AskAsync<T>(string connectionString, string question)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(question);
        return (T)(await command.ExecuteScalarAsync(Cancelled))!;
    }

    public static async Task DoAsync(string connectionString, string command)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var doing = source.CreateCommand(command);
        await doing.ExecuteNonQueryAsync(Cancelled);
    }
}
