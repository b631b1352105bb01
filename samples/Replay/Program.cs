using System.Data.Common;
using System.Runtime.InteropServices;
using Contracts.Storage;
using Contracts.Testing;
using Replay;

using var terminal = new Terminal();
using var stopping = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
try
{
    return await CommandTree.RunAsync(args, terminal, stopping.Token);
}
catch (OperationCanceledException) when (stopping.IsCancellationRequested)
{
    return ExitCode.Cancelled;
}
catch (RefusedException refused)
{
    terminal.Complain(refused.Message);
    return refused.ExitCode;
}
catch (HistoryFileException refused)
{
    foreach (var fault in refused.Faults)
        terminal.Complain(fault.ToString());
    return ExitCode.BadInput;
}
catch (Exception failed) when (failed is EmbeddedPostgresException or UnreadableStreamException or UnknownEventException or DbException)
{
    terminal.Complain(failed is DbException ? $"The store does not answer: {failed.Message}" : failed.Message);
    return ExitCode.Failed;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stopping.IsCancellationRequested; // the second time, it ends at once
    stopping.Cancel();
}
