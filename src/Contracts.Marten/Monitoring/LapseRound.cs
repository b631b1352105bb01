namespace Contracts.Storage;

/// <summary>What came of going through all streams once and recording what ran out.</summary>
public sealed record LapseRound
{
    /// <summary>The day by which it ran out.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many entries were recorded: deadlines missed, cures and options lapsed, deals expired.</summary>
    public required int Recorded { get; init; }

    /// <summary>Why a stream could not be dealt with, such as <see cref="UnreadableStreamException"/> or <see cref="UnknownEventException"/>; the others were.</summary>
    public required IReadOnlyDictionary<StreamKey, Exception> Failures { get; init; }
}
