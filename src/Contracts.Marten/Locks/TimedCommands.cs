using Npgsql;

namespace Contracts.Storage;

/// <summary>Runs commands with a time limit of their own.</summary>
/// <remarks>Npgsql applies the limit to each network read: an answer in many parts may take longer in all.</remarks>
internal static class TimedCommands
{
    /// <summary>A time limit as Npgsql takes it: whole seconds, rounded up.</summary>
    public static int Seconds(this TimeSpan timeout) =>
        (int)Math.Min(int.MaxValue / 1000, Math.Ceiling(timeout.TotalSeconds));

    /// <summary>A command with a time limit.</summary>
    public static NpgsqlCommand Command(this NpgsqlConnection connection, string statements, TimeSpan timeout) =>
        new(statements, connection) { CommandTimeout = timeout.Seconds() };

    /// <summary>Runs statements.</summary>
    public static async Task RunAsync(
        this NpgsqlConnection connection, string statements, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var command = connection.Command(statements, timeout);
        await using var ending = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks for one value.</summary>
    public static async Task<T?> AskAsync<T>(
        this NpgsqlConnection connection, string question, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var command = connection.Command(question, timeout);
        await using var ending = command.ConfigureAwait(false);
        return (T?)await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
    }
}
