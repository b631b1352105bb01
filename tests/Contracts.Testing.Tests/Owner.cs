using System.Diagnostics;
using System.Globalization;

namespace Contracts.Testing.Tests;

/// <summary>Another process that owns a server, to be left alone, asked to leave, or killed.</summary>
internal sealed class Owner : IDisposable
{
    private readonly Process process;
    private readonly string copy;

    private Owner(Process process, string copy)
    {
        this.process = process;
        this.copy = copy;
    }

    public int ProcessId => process.Id;

    public int ServerId { get; private set; }

    public string Folder { get; private set; } = "";

    public string ConnectionString { get; private set; } = "";

    public bool IsGone => !Directory.Exists(Folder) && HasEnded;

    // A server whose parent is gone may stay a zombie where nobody reaps it.
    private bool HasEnded =>
        !File.Exists($"/proc/{ServerId}/stat") || File.ReadAllText($"/proc/{ServerId}/stat").Split(')')[^1].TrimStart().StartsWith('Z');

    public static async Task<Owner> StartAsync(string watched, string where, string path, string? user = null)
    {
        // Another user may not be able to enter the folder that this assembly is in.
        var copy = Directory.CreateDirectory($"/var/tmp/owner-{Guid.NewGuid():N}").FullName;
        File.SetUnixFileMode(copy, (UnixFileMode)0b111_101_101);
        foreach (var file in Directory.GetFiles(AppContext.BaseDirectory))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));

        // A shell starts what runs in the background deaf to interrupts, and all that this starts in turn.
        var start = new ProcessStartInfo("env")
        {
            ArgumentList = { "--default-signal=HUP,INT,QUIT,TERM", "dotnet", Path.Combine(copy, "Contracts.Testing.Owner.dll"), watched, where, path },
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_EnableDiagnostics"] = "0"; // a killed process leaves its diagnostic sockets behind
        if (user is not null)
            (start.UserName, start.Environment["HOME"]) = (user, "/tmp");

        var owner = new Owner(Process.Start(start)!, copy);
        var output = owner.process.StandardOutput;
        owner.ServerId = int.Parse((await output.ReadLineAsync(Sessions.Cancelled))!, CultureInfo.InvariantCulture);
        owner.Folder = (await output.ReadLineAsync(Sessions.Cancelled))!;
        owner.ConnectionString = (await output.ReadLineAsync(Sessions.Cancelled))!;
        return owner;
    }

    public async Task LeaveAsync()
    {
        await process.StandardInput.WriteLineAsync("leave");
        await process.StandardInput.FlushAsync(Sessions.Cancelled);
        await process.WaitForExitAsync(Sessions.Cancelled);
    }

    public async Task KillAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        await process.WaitForExitAsync(Sessions.Cancelled);
    }

    public void EndServer()
    {
        using var server = Process.GetProcessById(ServerId);
        server.Kill();
    }

    /// <summary>Waits, half a minute at most, for server and folder to go.</summary>
    public Task GoneAsync() => UntilAsync(() => IsGone, "the server and its folder should go");

    /// <summary>Waits, half a minute at most, for the server to end.</summary>
    public Task EndedAsync() => UntilAsync(() => HasEnded, "the server should end");

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
        Directory.Delete(copy, recursive: true);
    }

    private static async Task UntilAsync(Func<bool> condition, string wanted)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!condition() && !limit.IsCancellationRequested)
            await ticks.WaitForNextTickAsync(Sessions.Cancelled);
        condition().Should().BeTrue(wanted);
    }
}
