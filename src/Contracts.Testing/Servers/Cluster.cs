using System.Globalization;

namespace Contracts.Testing;

/// <summary>The database cluster in one folder, and the server over it.</summary>
internal sealed class Cluster(ServerFolder folder, ServerPrograms programs, ServerUser user)
{
    public const string Superuser = "postgres";

    private const int Attempts = 5;

    public Postmaster Postmaster { get; } = new(folder.Data, programs, user);

    /// <summary>The mode of stopping: data of a throwaway server need not be written to disk.</summary>
    public StopMode StopMode => folder.IsKept ? StopMode.Fast : StopMode.Immediate;

    /// <summary>Creates the cluster unless the folder has one.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(folder.Data))
            return;

        user.Remove(folder.DataInTheMaking);
        IEnumerable<string> arguments =
        [
            "-D", folder.DataInTheMaking, "-U", Superuser, $"--pwfile={folder.PasswordFile}", "--auth=scram-sha-256",
            "--encoding=UTF8", "--locale=C",
            .. folder.IsKept ? [] : new[] { "--no-sync" },
        ];
        var outcome = await user.RunAsync(programs.Initdb, arguments, cancellationToken);
        if (!outcome.Succeeded)
        {
            throw new EmbeddedPostgresException(
                $"initdb could not create a cluster in {folder.Path}; its output says what is required: "
                + $"{outcome.Printed}");
        }

        Directory.Move(folder.DataInTheMaking, folder.Data);
    }

    /// <summary>
    /// Starts the server and returns its port. If another process takes the port first, another one is tried.
    /// </summary>
    public async Task<int> StartAsync(Func<int> choosePort, TimeSpan timeout, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (File.Exists(folder.Log))
                File.Move(folder.Log, folder.PreviousLog, overwrite: true);

            var port = choosePort();
            var seconds = ((int)timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture);

            // Not cancellable: a server that is starting would be left without an owner.
            var outcome = await user.RunAsync(
                programs.PgCtl,
                ["start", "-D", folder.Data, "-l", folder.Log, "-w", "-t", seconds, "-s", "-o", Settings(port)],
                CancellationToken.None);
            if (outcome.Succeeded)
                return port;

            var log = folder.LogTail();
            var isPortTaken = log.Contains("could not bind", StringComparison.Ordinal);
            if (!isPortTaken || attempt == Attempts)
            {
                throw new EmbeddedPostgresException(
                    $"PostgreSQL in {folder.Path} accepted no sessions within {seconds} seconds of its launch, " +
                    "or stopped before; " +
                    $"its log says what is required: {outcome.Printed}{Environment.NewLine}{log}");
            }
        }
    }

    private string Settings(int port)
    {
        // The path is relative to the data folder, since a socket's whole path is limited to about 100 bytes.
        IEnumerable<string> settings =
        [
            $"port={port}",
            "listen_addresses=127.0.0.1",
            $"unix_socket_directories={SocketDirectory}",
            "max_connections=200",
            "shared_buffers=128MB",
            "timezone=UTC",
            "log_timezone=UTC",
            .. folder.IsKept ? [] : new[] { "fsync=off", "synchronous_commit=off", "full_page_writes=off" },
        ];
        return string.Join(' ', settings.Select(setting => $"-c {setting}"));
    }

    private string SocketDirectory =>
        OperatingSystem.IsWindows() ? "" : "../" + Path.GetFileName(folder.Sockets);
}
