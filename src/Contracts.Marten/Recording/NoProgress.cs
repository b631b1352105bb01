using System.Globalization;
using Npgsql;

namespace Contracts.Storage;

/// <summary>The failure of work that made no progress for <see cref="ContractsOptions.ProgressTimeout"/>.</summary>
internal static class NoProgress
{
    /// <summary>A transient exception, as Npgsql throws one where a command takes too long.</summary>
    public static NpgsqlException Exception(string message) => new(message, new TimeoutException(message));

    /// <summary>A span of time, as a message names it.</summary>
    public static string Text(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.#} s");
}
