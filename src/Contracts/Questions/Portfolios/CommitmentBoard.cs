using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// The commitments, options and investments of many streams at one viewpoint, with their totals by pair.
/// </summary>
[JsonConverter(typeof(CommitmentBoardJsonConverter))]
public sealed class CommitmentBoard
{
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
    }

    /// <summary>The viewpoint of the board.</summary>
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

    /// <summary>The options granted so far, by stream and id; they are not owed.</summary>
    public IReadOnlyList<Option> Options { get; }

    /// <summary>
    /// The positions to total: all commitments, closed ones with nothing outstanding, and the open options.
    /// </summary>
    public IReadOnlyList<Position> Positions => field ??=
    [
        .. AllPositions.Where(position => position.CountsInTotals).OrderBy(position => position.Key.Kind),
    ];

    /// <summary>The totals of each pair, by debtor, creditor and unit.</summary>
    public IReadOnlyList<PairTotal> Totals => field ??= PairTotal.Of(Positions);

    /// <summary>The anomalies, by stream, entry and code.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; }

    /// <summary>
    /// Facts left out or clipped only because the evidence policy or a supposition excludes what they rest on, by stream,
    /// entry and code.
    /// </summary>
    public IReadOnlyList<Anomaly> Ungrounded { get; }

    /// <summary>Aggregate views: exposure, concentration, backlog, deadlines, holdings and capacity.</summary>
    public Portfolio Portfolio => field ??= new Portfolio(
        Viewpoint,
        AllPositions,
        [.. Partnerships.Concat<Aggregate>(Organizations).SelectMany(folded => folded.Items)]);

    /// <summary>All positions, by stream; figures are computed where a question needs them.</summary>
    private IReadOnlyList<Position> AllPositions => field ??= [.. Partnerships.SelectMany(Position.Of)];

    private Dictionary<(StreamKey Stream, Id<Commitment> Id), Commitment> ByKey =>
        field ??= Commitments.ToDictionary(commitment => (commitment.Stream, commitment.Id));

    /// <summary>The commitment of a partnership.</summary>
    /// <param name="partnership">The partnership's key, without its kind.</param>
    /// <param name="commitment">The commitment's slug.</param>
    /// <exception cref="KeyNotFoundException">The commitment is not made by this day, as far as was known.</exception>
    public Commitment this[string partnership, Id<Commitment> commitment] =>
        Find(partnership, commitment)
            ?? throw Commitment.NotMade(StreamKey.Partnership(partnership), commitment, Viewpoint);

    /// <summary>
    /// Finds the commitment of a partnership; null if it is not made by this day, as far as was known.
    /// </summary>
    /// <param name="partnership">The partnership's key, without its kind.</param>
    /// <param name="commitment">The commitment's slug.</param>
    public Commitment? Find(string partnership, Id<Commitment> commitment) =>
        ByKey.GetValueOrDefault((StreamKey.Partnership(partnership), commitment));

    /// <summary>
    /// Creates the board of some streams. Streams without an entry known at the viewpoint are left out.
    /// </summary>
    /// <param name="histories">The histories, one per stream.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    public static CommitmentBoard Of(IEnumerable<History> histories, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        var known = Items.Required(histories, nameof(histories)).Where(history => history.IsKnownAt(viewpoint.KnownAt));
        return Of(known.Select(history => history.AsOf(viewpoint)), viewpoint);
    }

    /// <summary>
    /// Creates the board from folded states, so that not all histories have to be in memory at the same time.
    /// </summary>
    /// <param name="aggregates">The states of the streams at the viewpoint, one per stream.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <exception cref="ArgumentException">A state has another viewpoint.</exception>
    public static CommitmentBoard Of(IEnumerable<Aggregate> aggregates, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        List<Aggregate> all = [.. Items.Required(aggregates, nameof(aggregates))];
        if (all.Find(aggregate => aggregate.Viewpoint != viewpoint) is { } elsewhere)
        {
            throw new ArgumentException(
                $"{elsewhere.Stream} has another viewpoint; a board requires one viewpoint for all streams.", nameof(aggregates));
        }

        return new CommitmentBoard(viewpoint, all);
    }

    private static IReadOnlyList<Anomaly> Sorted(IEnumerable<Anomaly> anomalies) =>
        [
            .. anomalies.OrderBy(anomaly => anomaly.Stream)
                .ThenBy(anomaly => anomaly.Entry)
                .ThenBy(anomaly => anomaly.Code, StringComparer.Ordinal),
        ];
}
