namespace Contracts;

/// <summary>Who owes whom what over many streams, at one viewpoint.</summary>
public sealed class CommitmentBoard
{
    private readonly Dictionary<(StreamKey Stream, Id<Commitment> Id), Commitment> _byKey;

    private CommitmentBoard(Viewpoint viewpoint, IReadOnlyList<Aggregate> aggregates)
    {
        Viewpoint = viewpoint;
        Partnerships = [.. aggregates.OfType<Partnership>().OrderBy(partnership => partnership.Stream)];
        Offerings = [.. aggregates.OfType<Offering>().OrderBy(offering => offering.Stream)];
        Organizations = [.. aggregates.OfType<Organization>().OrderBy(organization => organization.Stream)];
        Commitments = [.. Partnerships.SelectMany(partnership => partnership.Commitments)];
        Investments = [.. Partnerships.SelectMany(partnership => partnership.Investments)];
        Options = [.. Partnerships.SelectMany(partnership => partnership.Options)];
        Anomalies = Sorted(aggregates.SelectMany(aggregate => aggregate.Anomalies));
        Ungrounded = Sorted(aggregates.SelectMany(aggregate => aggregate.Ungrounded));
        Positions = [.. Commitments.Select(Position.Of), .. Options.Where(option => option.IsOpen).Select(Position.Of)];
        Totals = PairTotal.Of(Positions);
        _byKey = Commitments.ToDictionary(commitment => (commitment.Stream, commitment.Id));
    }

    /// <summary>From where it is seen.</summary>
    public Viewpoint Viewpoint { get; }

    /// <summary>The partnerships, by stream.</summary>
    public IReadOnlyList<Partnership> Partnerships { get; }

    /// <summary>The offerings, by stream.</summary>
    public IReadOnlyList<Offering> Offerings { get; }

    /// <summary>The organizations, by stream.</summary>
    public IReadOnlyList<Organization> Organizations { get; }

    /// <summary>The commitments made so far, open and closed, by stream and id.</summary>
    public IReadOnlyList<Commitment> Commitments { get; }

    /// <summary>The investments agreed so far, by stream and id.</summary>
    public IReadOnlyList<Investment> Investments { get; }

    /// <summary>The options granted so far, by stream and id; nothing of them is owed.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>The commitments, closed ones at nothing, and the open options, as positions to be totalled.</summary>
    public IReadOnlyList<Position> Positions { get; }

    /// <summary>What each debtor owes each creditor, by debtor, creditor and unit.</summary>
    public IReadOnlyList<PairTotal> Totals { get; }

    /// <summary>What made no sense, by stream, entry and code.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; }

    /// <summary>What the evidence policy took the ground from, by stream, entry and code.</summary>
    public IReadOnlyList<Anomaly> Ungrounded { get; }

    /// <summary>What it all comes to: exposure, concentration, backlog, deadlines, holdings and capacity.</summary>
    public Portfolio Portfolio => field ??= new Portfolio(this);

    /// <summary>One commitment.</summary>
    /// <param name="partnership">The partnership's key, without its kind.</param>
    /// <param name="commitment">The commitment's slug.</param>
    /// <exception cref="KeyNotFoundException">No such commitment is made by this day, as far as was known.</exception>
    public Commitment this[string partnership, Id<Commitment> commitment] =>
        _byKey.TryGetValue((StreamKey.Partnership(partnership), commitment), out var found)
            ? found
            : throw new KeyNotFoundException($"Commitment {commitment} of partnership/{partnership} is not made as of {PartialDate.On(Viewpoint.AsOf)}, as far as was known at {RecordedInstant.Format(Viewpoint.KnownAt)}.");

    /// <summary>The board of some streams, without those of which nothing was known.</summary>
    /// <param name="histories">The streams' histories.</param>
    /// <param name="viewpoint">From where they are seen.</param>
    public static CommitmentBoard Of(IEnumerable<History> histories, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        return Of(Items.Required(histories, nameof(histories)).Where(history => history.IsKnownAt(viewpoint.KnownAt)).Select(history => history.AsOf(viewpoint)), viewpoint);
    }

    /// <summary>The board of some streams that are folded already: of each history only the facts that count have to be held.</summary>
    /// <param name="aggregates">What each stream comes to from the viewpoint, one a stream.</param>
    /// <param name="viewpoint">From where they are seen.</param>
    /// <exception cref="ArgumentException">One of them is seen from elsewhere.</exception>
    public static CommitmentBoard Of(IEnumerable<Aggregate> aggregates, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        List<Aggregate> all = [.. Items.Required(aggregates, nameof(aggregates))];
        if (all.Find(aggregate => aggregate.Viewpoint != viewpoint) is { } elsewhere)
            throw new ArgumentException($"{elsewhere.Stream} is seen from another viewpoint; a board shows all from one.", nameof(aggregates));
        return new CommitmentBoard(viewpoint, all);
    }

    private static IReadOnlyList<Anomaly> Sorted(IEnumerable<Anomaly> anomalies) =>
        [.. anomalies.OrderBy(anomaly => anomaly.Stream).ThenBy(anomaly => anomaly.Entry).ThenBy(anomaly => anomaly.Code, StringComparer.Ordinal)];
}
