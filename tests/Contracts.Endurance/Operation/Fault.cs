namespace Contracts.Endurance.Operation;

/// <summary>The kinds of faults that a sequence can find.</summary>
internal enum FaultKind
{
    /// <summary>An answer is another than the fold of what was acknowledged, or a failure does not say what failed.</summary>
    Wrong,

    /// <summary>An acknowledged entry is missing.</summary>
    Lost,

    /// <summary>An entry or a row is there more than once.</summary>
    Doubled,

    /// <summary>An answer is still refused, or a step still waits, when nothing stands in its way.</summary>
    Stuck,
}

/// <summary>A fault that a sequence found.</summary>
internal sealed class Fault(FaultKind kind, string message, Exception? cause = null) : Exception(message, cause)
{
    public FaultKind Kind => kind;
}
