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
}
