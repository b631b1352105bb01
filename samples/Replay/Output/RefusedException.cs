namespace Replay;

/// <summary>What was asked for cannot be done, for a reason that the user can mend: it is told in one sentence, without a stack trace.</summary>
internal sealed class RefusedException(string sentence, int exitCode = ExitCode.BadInput) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
