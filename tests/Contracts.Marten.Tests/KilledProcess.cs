using System.Diagnostics;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

/// <summary>A process that works on a ledger until the test ends it without a word.</summary>
internal sealed class KilledProcess : IDisposable
{
    private readonly Process _process;

    public KilledProcess(string temporary, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Contracts.Marten.Node.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        (start.Environment["TMPDIR"], start.Environment["DOTNET_EnableDiagnostics"]) = (temporary, "0"); // else it leaves diagnostic sockets behind
        _process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }

    public async Task<string?> SaysAsync() => await _process.StandardOutput.ReadLineAsync(Cancelled);

    /// <summary>Ends its input, for which it waits.</summary>
    public void GoOn() => _process.StandardInput.Close();

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Cancelled);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
