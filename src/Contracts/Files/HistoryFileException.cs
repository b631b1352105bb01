namespace Contracts;

/// <summary>History files were refused, and nothing of them recorded, because of faults in them.</summary>
public sealed class HistoryFileException : Exception
{
    /// <summary>Makes the refusal.</summary>
    /// <param name="faults">The faults, at least one.</param>
    public HistoryFileException(IReadOnlyList<HistoryFault> faults)
        : base($"Nothing was imported: {string.Join(Environment.NewLine, faults)}")
    {
        Faults = faults;
    }

    /// <summary>The faults, in the order of files and lines; <see cref="HistoryReader.MostFaults"/> at most.</summary>
    public IReadOnlyList<HistoryFault> Faults { get; }
}
