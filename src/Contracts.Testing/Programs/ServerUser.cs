using System.ComponentModel;
using System.Diagnostics;

namespace Contracts.Testing;

/// <summary>
/// The user that runs the server's programs: the user of this process or, since PostgreSQL refuses root, an
/// unprivileged one.
/// </summary>
internal sealed class ServerUser
{
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    private ServerUser(string? name) => Name = name;

    /// <summary>The user of this process, even if it is root.</summary>
    public static ServerUser Self { get; } = new(null);

    /// <summary>
    /// The unprivileged user that root switches to; <see langword="null"/> for the user of this process.
    /// </summary>
    public string? Name { get; }

    public static ServerUser Find()
    {
        // On Windows the programs drop an administrator's rights themselves.
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return Self;

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        return new ServerUser(Array.Find(Unprivileged, known.Contains) ?? throw new EmbeddedPostgresException(
            "This process is root, whom PostgreSQL refuses to run as; a user named postgres or nobody is required."));
    }

    /// <summary>
    /// Prepares the start of a program as this user, with redirected streams and without PostgreSQL settings from the
    /// environment.
    /// </summary>
    public ProcessStartInfo Command(string program, params IEnumerable<string> arguments)
    {
        var command = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var settings = command.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal));
        foreach (var name in settings.ToList())
            command.Environment.Remove(name);
        command.Environment["LC_ALL"] = "C";
        if (!OperatingSystem.IsWindows())
            command.WorkingDirectory = "/"; // the current folder may be closed to that user
        if (Name is not null)
            command.UserName = Name;
        return command;
    }

    /// <summary>Runs a program to its end. Its output is awaited and returned only if it fails.</summary>
    public async Task<ProgramOutcome> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        using var process = Start(Command(program, arguments));
        var printed = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken));
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            var exitCode = process.ExitCode;
            return new ProgramOutcome(exitCode, exitCode == 0 ? "" : string.Concat(await printed).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    /// <summary>Starts a program.</summary>
    /// <exception cref="EmbeddedPostgresException">The program cannot be started.</exception>
    public static Process Start(ProcessStartInfo command)
    {
        try
        {
            return Process.Start(command)
                ?? throw new EmbeddedPostgresException(
                    $"{command.FileName} did not start; a program that starts is required.");
        }
        catch (Win32Exception refusal)
        {
            var runner = command.UserName is { Length: > 0 } user ? user : "this user";
            throw new EmbeddedPostgresException(
                $"{command.FileName} cannot be started ({refusal.Message}); " +
                $"a program that {runner} may run is required.",
                refusal);
        }
    }
}

/// <summary>The result of a program: its exit code and, unless that is 0, its output.</summary>
internal readonly record struct ProgramOutcome(int ExitCode, string Printed)
{
    public bool Succeeded => ExitCode == 0;
}
