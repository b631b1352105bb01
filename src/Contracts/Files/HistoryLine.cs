namespace Contracts;

/// <summary>One line of a history file: an entry with its stream and place.</summary>
public sealed record HistoryLine
{
    /// <summary>The file's name, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The line number, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The stream, which is the <c>subject</c> in the file.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The entry.</summary>
    public required NewEntry Entry { get; init; }

    /// <summary>The recorded instant; null if the file states none, so that the import sets it.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>
    /// The character in the line at which the id begins, from 1; 1 if the line was not read from a file.
    /// </summary>
    public int IdColumn { get; init; } = 1;

    /// <summary>
    /// The bytes that were read; null if the line has been changed since, or was not read from a file.
    /// </summary>
    internal byte[]? Utf8 =>
        AsRead is { } read
        && ReferenceEquals(read.Entry, Entry) && read.Stream == Stream && read.RecordedAt == RecordedAt
            ? read.Utf8
            : null;

    internal ReadLine? AsRead { private get; init; }

    /// <summary>Reads one line.</summary>
    /// <param name="file">The file's name, for faults.</param>
    /// <param name="number">The line number, from 1.</param>
    /// <param name="utf8">The line in UTF-8.</param>
    /// <exception cref="HistoryFileException">The line has faults.</exception>
    public static HistoryLine Parse(string file, int number, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(file);
        var reader = new HistoryReader();
        return reader.Parse(file, number, utf8) ?? throw new HistoryFileException(reader.Faults);
    }

    /// <summary>The bytes of a line, and the values read from them.</summary>
    internal sealed record ReadLine(StreamKey Stream, NewEntry Entry, DateTimeOffset? RecordedAt, byte[] Utf8);
}
