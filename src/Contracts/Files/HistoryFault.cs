namespace Contracts;

/// <summary>Something wrong in a history file, and where.</summary>
/// <param name="File">The file's name, as it was given.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The character in the line, from 1.</param>
/// <param name="Field">The attribute or payload field, such as <c>effectiveon</c> or <c>data.amount</c>; empty where the line is no JSON.</param>
/// <param name="Message">What is, then what is required, in one sentence.</param>
public sealed record HistoryFault(string File, int Line, int Column, string Field, string Message)
{
    /// <summary><c>file:line:column: field: message</c>.</summary>
    public override string ToString() => Field.Length == 0 ? $"{File}:{Line}:{Column}: {Message}" : $"{File}:{Line}:{Column}: {Field}: {Message}";
}

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

/// <summary>Something wrong in a line.</summary>
/// <param name="Offset">The byte in the line, from 0.</param>
/// <param name="Field">The attribute or payload field; empty where the line is no JSON.</param>
/// <param name="Message">What is, then what is required.</param>
internal readonly record struct LineFault(int Offset, string Field, string Message);
