using System.ComponentModel;
using System.Diagnostics;

namespace Contracts.Testing;

/// <summary>Whom the server's programs run as: this process's own user, or, since PostgreSQL refuses root, an unprivileged one.</summary>
internal sealed class ServerUser
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private ServerUser(string? name) => Name = name;

    /// <summary>This process's own user, root included.</summary>
    public static ServerUser Self { get; } = new(null);

    /// <summary>The user that root steps down to; <see langword="null"/> where this process's own user will do.</summary>
    public string? Name { get; }

    public static ServerUser Find()
    {
        // On Windows the programs drop an administrator's rights by themselves.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Self;

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerUser(Array.Find(Unprivileged, known.Contains) ?? throw new EmbeddedPostgresException(
            "This process is root, whom PostgreSQL refuses to run as; a user named postgres or nobody is required."));
    }

    /// <summary>A program about to be started as this user, free of settings meant for other servers, its streams in our hands.</summary>
    public ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in command.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
            command.Environment.Remove(name);
        command.Environment["LC_ALL"] = "C";
        if (!OperatingSystem.IsWindows())
            command.WorkingDirectory = "/"; // root's own folder may be closed to that user
        if (Name is not null)
            command.UserName = Name;
        return command;
    }

    /// <summary>Runs a program to its end; what it printed is only of interest, and only waited for, when it failed.</summary>
    public async Task<ProgramOutcome> RunAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(Command(program, arguments));
        var printed = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramOutcome(process.ExitCode, process.ExitCode == 0 ? "" : string.Concat(await printed).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started.</exception>
    public static Process Start(ProcessStartInfo command)
    {
        try
        {
            return Process.Start(command)
                ?? throw new EmbeddedPostgresException($"{command.FileName} did not start; a program that starts is required.");
        }
        catch (Win32Exception refusal)
        {
            throw new EmbeddedPostgresException(
                $"{command.FileName} cannot be started ({refusal.Message}); " +
                $"a program that {(command.UserName is { Length: > 0 } user ? user : "this user")} may run is required.",
                refusal);
        }
    }
}
