using System.Diagnostics;
using System.Globalization;

namespace Contracts.Testing;

/// <summary>The server process of one data folder, if there is one.</summary>
internal sealed class Postmaster(string data, ServerPrograms programs, ServerUser user)
{
    // The maximum difference between the recorded start of a process and the server's own.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>
    /// The process id in the data folder, whether or not that process runs; <see langword="null"/> if there is none.
    /// </summary>
    public int? ProcessId =>
        Lines() is { } lines ? int.Parse(lines[0], CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// Stops the server if one verifiably runs in the data folder; false if it still runs after 30 seconds.
    /// </summary>
    public async Task<bool> StopAsync(StopMode mode, CancellationToken cancellationToken)
    {
        if (!await RunsAsync(cancellationToken))
            return true;

        await user.RunAsync(programs.PgCtl, StopArguments(mode), cancellationToken);
        return !await RunsAsync(cancellationToken);
    }

    /// <summary>Stops the server while this process exits, when asynchronous work is no longer awaited.</summary>
    public void Stop(StopMode mode)
    {
        using var stop = ServerUser.Start(user.Command(programs.PgCtl, StopArguments(mode)));
        stop.WaitForExit(TimeSpan.FromSeconds(30));
    }

    /// <summary>
    /// True if the process named in the data folder is its server, and not another process that has reused the id.
    /// </summary>
    public async Task<bool> RunsAsync(CancellationToken cancellationToken)
    {
        if (Lines() is not { } lines)
            return false;

        // A server's working folder is its data folder, and only its own user may look: hence another program.
        if (OperatingSystem.IsLinux())
            return (await user.RunAsync("test", [$"/proc/{lines[0]}/cwd", "-ef", data], cancellationToken)).Succeeded;

        try
        {
            using var process = Process.GetProcessById(int.Parse(lines[0], CultureInfo.InvariantCulture));
            var started = DateTime.UnixEpoch.AddSeconds(long.Parse(lines[2], CultureInfo.InvariantCulture));
            return process.ProcessName.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
                && (process.StartTime.ToUniversalTime() - started).Duration() < Tolerance;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    public IEnumerable<string> StopArguments(StopMode mode) =>
        ["stop", "-D", data, "-m", mode == StopMode.Fast ? "fast" : "immediate", "-w", "-t", "30", "-s"];

    // One per line: id, data folder, start in seconds since 1970, port and more; fewer while the server writes it.
    private string[]? Lines()
    {
        try
        {
            var lines = File.ReadAllLines(Path.Combine(data, "postmaster.pid"));
            return lines.Length >= 3 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out _) ? lines : null;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}

/// <summary>The modes of stopping a server, named as in pg_ctl.</summary>
internal enum StopMode
{
    /// <summary>Sessions are ended, and everything is written to disk.</summary>
    Fast,

    /// <summary>The server stops at once; unwritten data are recovered at the next start, if there is one.</summary>
    Immediate,
}
