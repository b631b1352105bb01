namespace Contracts;

/// <summary>A fault in a history file, with its place.</summary>
/// <param name="File">The file's name, as it was given.</param>
/// <param name="Line">The line number, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Field">
/// The attribute or payload field, such as <c>effectiveon</c> or <c>data.amount</c>; empty if the line is not JSON.
/// </param>
/// <param name="Message">One sentence: what is, then what is required.</param>
public sealed record HistoryFault(string File, int Line, int Column, string Field, string Message)
{
    /// <summary><c>file:line:column: field: message</c>.</summary>
    public override string ToString() => Field.Length == 0
        ? $"{File}:{Line}:{Column}: {Message}"
        : $"{File}:{Line}:{Column}: {Field}: {Message}";
}

/// <summary>Thrown when history files have faults; nothing of them was recorded.</summary>
public sealed class HistoryFileException : Exception
{
    /// <summary>Creates the exception for faults.</summary>
    /// <param name="faults">The faults, at least one.</param>
    public HistoryFileException(IReadOnlyList<HistoryFault> faults)
        : base($"Nothing was imported: {string.Join(Environment.NewLine, faults)}")
    {
        Faults = faults;
    }

    /// <summary>The faults, by file and line; at most <see cref="HistoryReader.MostFaults"/>.</summary>
    public IReadOnlyList<HistoryFault> Faults { get; }
}

/// <summary>A fault in a line.</summary>
/// <param name="Offset">The byte in the line, from 0.</param>
/// <param name="Field">The attribute or payload field; empty if the line is not JSON.</param>
/// <param name="Message">One sentence: what is, then what is required.</param>
internal readonly record struct LineFault(int Offset, string Field, string Message);
