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

    /// <summary>The character in the line at which its id begins, from 1; 1 where it was read from no file.</summary>
    public int IdColumn { get; init; } = 1;

    /// <summary>The line as it was read; null where it is no more what it was read as, or was read nowhere.</summary>
    internal byte[]? Utf8 =>
        AsRead is { } read && ReferenceEquals(read.Entry, Entry) && read.Stream == Stream && read.RecordedAt == RecordedAt ? read.Utf8 : null;

    internal ReadLine? AsRead { private get; init; }

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

    /// <summary>A line's own bytes, and what they say.</summary>
    internal sealed record ReadLine(StreamKey Stream, NewEntry Entry, DateTimeOffset? RecordedAt, byte[] Utf8);
}
