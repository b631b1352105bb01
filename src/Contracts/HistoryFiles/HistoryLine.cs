namespace Contracts;

/// <summary>One entry as a history file has it.</summary>
public sealed record HistoryLine
{
    /// <summary>The file's name, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The stream, which the file calls the subject.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry.</summary>
    public required NewEntry Entry { get; init; }

    /// <summary>When somebody learned it; null where the file leaves that to the import.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>Reads one line.</summary>
    /// <param name="file">The file's name, for faults.</param>
    /// <param name="number">The line's number, from 1.</param>
    /// <param name="utf8">Its bytes.</param>
    /// <exception cref="HistoryFileException">The line has faults.</exception>
    public static HistoryLine Parse(string file, int number, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reader = new HistoryReader();
        return reader.Parse(file, number, utf8) ?? throw new HistoryFileException(reader.Faults);
    }
}
