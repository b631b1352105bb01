using System.Diagnostics;

namespace Replay.Tests;

/// <summary>The program as somebody runs it, with its output redirected.</summary>
internal static class ReplayProgram
{
    public static string Small { get; } = Path.Combine(AppContext.BaseDirectory, "Histories", "small.jsonl");

    public static Task<Run> RunAsync(params string[] arguments) => RunAsync("", arguments);

    public static Task<Run> RunAsync(string input, string[] arguments) => RunAsync(input, arguments, programs: null);

    /// <summary>Runs it with PostgreSQL's server programs in a folder of their own.</summary>
    public static async Task<Run> RunAsync(string input, string[] arguments, string? programs)
    {
        using var process = Start(arguments, programs);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Run(process.ExitCode, await output, WithoutWaiting(await error));
    }

    /// <summary>What is said on standard error but for what the program waits for, which hangs on how fast the machine is.</summary>
    private static string WithoutWaiting(string error) => string.Join('\n', error.Split('\n').Where(line => !line.TrimEnd().EndsWith(" …", StringComparison.Ordinal)));

    public static Process Start(params string[] arguments) => Start(arguments, programs: null);

    private static Process Start(string[] arguments, string? programs)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Replay.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("COLUMNS");
        start.Environment.Remove("CONTRACTS_POSTGRES");
        if (programs is not null)
            start.Environment["CONTRACTS_PG_BIN"] = programs;
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    public sealed record Run(int ExitCode, string Output, string Error);
}
