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
catch (UserErrorException mistake)
{
    terminal.WriteError(mistake.Message);
    return ExitCode.BadInput;
}
catch (HistoryFileException faulty)
{
    foreach (var fault in faulty.Faults)
        terminal.WriteError(fault.ToString());
    return ExitCode.BadInput;
}
catch (Exception failed)
    when (failed is EmbeddedPostgresException or UnreadableStreamException or UnknownEventException or DbException)
{
    terminal.WriteError(failed is DbException ? $"The store does not answer: {failed.Message}" : failed.Message);
    return ExitCode.Failed;
}

void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stopping.IsCancellationRequested; // a second signal ends the process at once
    stopping.Cancel();
}
