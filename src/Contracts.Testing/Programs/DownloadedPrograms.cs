using MysticMind.PostgresEmbed;

namespace Contracts.Testing;

/// <summary>The server programs that MysticMind.PostgresEmbed downloads once per user if none are installed.</summary>
internal static class DownloadedPrograms
{
    // Exact, so that an earlier download is found without a network.
    private const string Version = "17.6.0";

    // The user that root runs the server as cannot enter the cache in root's home.
    private const string RootCache = "/var/cache/contracts-postgres";

    /// <summary>Downloads the programs unless they are cached, and returns their folder.</summary>
    /// <exception cref="EmbeddedPostgresException">The programs cannot be downloaded.</exception>
    public static async Task<string> InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new PgServerOptions { PgVersion = Version, DownloadRetryCount = 1 };
            if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess)
                options = options with { BinariesDir = RootCache };

            await using var server = new PgServer(options);
            await server.InstallAsync(cancellationToken);
            return server.PgBinDir;
        }
        catch (Exception failure)
            when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new EmbeddedPostgresException(
                "No PostgreSQL server program is installed here " +
                $"and none can be downloaded ({failure.Message.TrimEnd('.')}); " +
                "PostgreSQL 13 or newer is required (Debian: apt-get install postgresql), " +
                $"or {ServerPrograms.FolderVariable} naming the folder that holds initdb, pg_ctl and postgres.",
                failure);
        }
    }
}
