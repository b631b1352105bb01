namespace Contracts.Endurance.Operation.Checks;

/// <summary>The instants at which something is asked to be known.</summary>
internal enum KnownForm
{
    Latest,
    Now,
    Settled,
    Past,
    Future,
}

/// <summary>A question and a viewpoint as data; its instant is resolved when it is asked.</summary>
/// <param name="Kind">The kind of the question.</param>
/// <param name="Stream">The number of the stream, where it is of one.</param>
/// <param name="Position">The position, where it is of one.</param>
/// <param name="Party">The party, where it is of one.</param>
/// <param name="Other">The other party of a pair.</param>
/// <param name="Unit">The unit of a total.</param>
/// <param name="AsOf">The day.</param>
/// <param name="Known">The form of the instant.</param>
/// <param name="Instant">The number of a recorded instant, counted around.</param>
/// <param name="Evidence">The policy.</param>
/// <param name="Keeps">Whether the answer's token is kept, and asked with later.</param>
internal sealed record Look(
    QuestionKind Kind,
    int Stream,
    FigureKey Position,
    Id<Party> Party,
    Id<Party> Other,
    AmountUnit Unit,
    DateOnly AsOf,
    KnownForm Known,
    int Instant,
    EvidencePolicy Evidence,
    bool Keeps)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromSeconds(5);

    public Question Question => new(Kind, Deployment.Streams[Stream], Position, Party, Other, Unit);

    /// <summary>The viewpoint, in a deployment as it is now.</summary>
    public Viewpoint In(Deployment deployment)
    {
        var instant = Known switch
        {
            KnownForm.Latest => DateTimeOffset.MaxValue,
            KnownForm.Now => deployment.Now,
            KnownForm.Settled => deployment.Now - LongAgo,
            KnownForm.Future => deployment.Now.AddHours(1),
            _ => Recorded(deployment),
        };
        return new Viewpoint { AsOf = AsOf, KnownAt = instant, Evidence = Evidence };
    }

    /// <summary>An instant at which something was recorded, or the microsecond before it.</summary>
    private DateTimeOffset Recorded(Deployment deployment)
    {
        var entries = deployment.Acknowledged.Sum(history => history.Version);
        if (entries == 0)
            return deployment.Now;
        var entry = deployment.Acknowledged.SelectMany(history => history.Entries).ElementAt(Instant % entries);
        return entry.RecordedAt.AddMicroseconds(-(Instant % 2));
    }
}
