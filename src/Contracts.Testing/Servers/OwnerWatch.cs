using System.Diagnostics;
using System.Globalization;

namespace Contracts.Testing;

/// <summary>
/// A shell process that waits for this process to die, in whatever way, and then stops the server. A signal handler
/// would not see every death, and would stop the server while a host that caught the same signal still finishes its
/// work.
/// </summary>
/// <remarks>
/// Windows has no such shell: there a server whose owner was killed runs until the next start.
/// </remarks>
internal sealed class OwnerWatch : IDisposable
{
    // The input ends with the owner. The server is stopped only if it is still the one that the owner started.
    private const string Script =
        """
        trap '' HUP INT QUIT TERM
        exec >/dev/null 2>&1
        read -r _
        data=$1 server=$2 folder=$3
        shift 3
        read -r running < "$data/postmaster.pid"
        if [ "$running" = "$server" ]; then "$@"; fi
        if [ -n "$folder" ]; then rm -rf -- "$folder"; fi
        """;

    private readonly Process shell;

    private OwnerWatch(Process shell) => this.shell = shell;

    public static OwnerWatch? Over(Cluster cluster, ServerFolder folder, ServerPrograms programs, ServerUser user)
    {
        if (OperatingSystem.IsWindows() || cluster.Postmaster.ProcessId is not { } server)
            return null;

        IEnumerable<string> arguments =
        [
            "-c", Script, "sh",
            folder.Data, server.ToString(CultureInfo.InvariantCulture), folder.IsKept ? "" : folder.Path,
            programs.PgCtl, .. cluster.Postmaster.StopArguments(cluster.StopMode),
        ];
        return new OwnerWatch(ServerUser.Start(user.Command("/bin/sh", arguments)));
    }

    /// <summary>Ends the watch.</summary>
    public void Dispose()
    {
        shell.Kill();
        shell.WaitForExit();
        shell.Dispose();
    }
}
