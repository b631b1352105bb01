namespace Contracts.Storage;

/// <summary>The positions of a question, or the streams of a board.</summary>
public sealed record PositionScope
{
    private PositionScope()
    {
    }

    /// <summary>All of them, over all streams.</summary>
    public static PositionScope Everything { get; } = new();

    /// <summary>The stream that they are in; null for any.</summary>
    public StreamKey? Stream { get; private init; }

    /// <summary>The one position of the stream; null for all.</summary>
    public FigureKey? Position { get; private init; }

    /// <summary>The debtor or creditor; null for any.</summary>
    public Id<Party>? Party { get; private init; }

    /// <summary>The last days of options, both inclusive, and commitments of any; null for any.</summary>
    internal (DateOnly First, DateOnly Last)? Days { get; private init; }

    /// <summary>The commitments by stream and id that are asked for beside options; null for any.</summary>
    internal IReadOnlySet<(StreamKey Stream, FigureKey Key)>? Commitments { get; private init; }

    /// <summary>True for the commitments that a backlog is of (<see cref="Backlog.IsOf"/>) alone.</summary>
    internal bool IsBacklog { get; private init; }

    /// <summary>The creditor of a backlog; null for any.</summary>
    internal Id<Party>? Creditor { get; private init; }

    /// <summary>The commitments that the backlogs of a creditor, or of all, are of.</summary>
    internal static PositionScope Backlogs(Id<Party>? creditor) => new() { IsBacklog = true, Creditor = creditor };

    /// <summary>The options whose last day is one of some days, and some commitments.</summary>
    internal static PositionScope Upcoming(
        DateOnly first, DateOnly last, IReadOnlySet<(StreamKey Stream, FigureKey Key)> commitments) =>
        new() { Days = (first, last), Commitments = commitments };

    /// <summary>The positions of a stream.</summary>
    /// <param name="stream">The stream.</param>
    public static PositionScope Of(StreamKey stream) => new() { Stream = stream };

    /// <summary>One position of a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="position">The position.</param>
    public static PositionScope Of(StreamKey stream, FigureKey position) =>
        new() { Stream = stream, Position = position };

    /// <summary>The positions of a party, over all streams: what it owes, and what it is owed.</summary>
    /// <param name="party">The party.</param>
    public static PositionScope Of(Id<Party> party) => new() { Party = party };

    /// <summary>True for a position that is asked for.</summary>
    internal bool Holds(Position position) =>
        (Stream is not { } stream || stream == position.Stream)
        && (Position is not { } key || key == position.Key)
        && (Party is not { } party || party == position.Figures.Debtor || party == position.Figures.Creditor)
        && (!IsBacklog || Backlog.IsOf(position.Figures))
        && (Creditor is not { } creditor || creditor == position.Figures.Creditor)
        && (Commitments is not { } some
            || some.Contains((position.Stream, position.Key))
            || (position.Figures is OptionFigures { LastDay: { } last } && Days is { } days
                && days.First <= last && last <= days.Last));
}
