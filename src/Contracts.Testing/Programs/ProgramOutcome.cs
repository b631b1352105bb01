namespace Contracts.Testing;

/// <summary>How a program ended: its exit code, and, when that is not 0, what it printed.</summary>
internal readonly record struct ProgramOutcome(int ExitCode, string Printed)
{
    public bool Succeeded => ExitCode == 0;
}
