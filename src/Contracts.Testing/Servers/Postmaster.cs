using System.Diagnostics;
using System.Globalization;

namespace Contracts.Testing;

/// <summary>The server process that runs in one data folder, if one does.</summary>
internal sealed class Postmaster(string data, ServerPrograms programs, ServerUser user)
{
    // The clock of a process's start and the server's own may be this far apart.
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(5);

    /// <summary>The id that the data folder names, whether or not that process runs; <see langword="null"/> when it names none.</summary>
    public int? ProcessId => Lines() is { } lines ? int.Parse(lines[0], CultureInfo.InvariantCulture) : null;

    /// <summary>Ends the server, if one verifiably runs in this data folder; false when it still runs after 30 seconds.</summary>
    public async Task<bool> StopAsync(StopMode mode, CancellationToken cancellationToken)
    {
        if (!await RunsAsync(cancellationToken))
            return true;

        await user.RunAsync(programs.PgCtl, StopArguments(mode), cancellationToken);
        return !await RunsAsync(cancellationToken);
    }

    /// <summary>Ends the server of a process that is at its own end, where nothing asynchronous is waited for any more.</summary>
    public void Stop(StopMode mode)
    {
        using var stop = ServerUser.Start(user.Command(programs.PgCtl, StopArguments(mode)));
        stop.WaitForExit(TimeSpan.FromSeconds(30));
    }

    /// <summary>Whether the process named in the data folder is a server of this folder, and not another one that has got its id since.</summary>
    public async Task<bool> RunsAsync(CancellationToken cancellationToken)
    {
        if (Lines() is not { } lines)
            return false;

        // A server's working folder is its data folder; only its own user may look, hence another program.
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

    // Id, data folder, start in seconds since 1970, port and more, a line each; fewer while the server is writing it.
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
