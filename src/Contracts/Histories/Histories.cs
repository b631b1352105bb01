using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The histories of many streams in memory: the whole ledger without a server.</summary>
[JsonConverter(typeof(HistoriesJsonConverter))]
public sealed class Histories : IReadOnlyCollection<History>
{
    private readonly ImmutableSortedDictionary<StreamKey, History> _byStream;

    private Histories(ImmutableSortedDictionary<StreamKey, History> byStream) => _byStream = byStream;

    /// <summary>An empty collection.</summary>
    public static Histories Empty { get; } = new(ImmutableSortedDictionary<StreamKey, History>.Empty);

    /// <summary>The number of streams.</summary>
    public int Count => _byStream.Count;

    /// <summary>The history of a stream; empty if nothing is recorded.</summary>
    /// <param name="stream">The stream.</param>
    public History this[StreamKey stream] => _byStream.GetValueOrDefault(stream) ?? History.Empty(stream);

    /// <summary>Creates a collection of histories.</summary>
    /// <param name="histories">The histories, one per stream.</param>
    public static Histories Of(IEnumerable<History> histories) =>
        new(Items.Required(histories, nameof(histories))
            .ToImmutableSortedDictionary(history => history.Stream, history => history));

    /// <summary>The collection with one history replaced or added.</summary>
    /// <param name="history">The history.</param>
    public Histories With(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Histories(_byStream.SetItem(history.Stream, history));
    }

    /// <summary>Imports lines of history files without judging them: all of them, or none.</summary>
    /// <param name="lines">The lines; those of one stream in order.</param>
    /// <param name="now">The recorded instant of lines that state none.</param>
    /// <exception cref="HistoryFileException">A line gives a known id different content.</exception>
    public Histories Import(IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        var streams = Items.Required(lines, nameof(lines))
            .GroupBy(line => line.Stream)
            .Select(ofStream => new StreamImport(this[ofStream.Key], ofStream, now))
            .ToList();
        StreamImport.ThrowIfFaulty(streams);
        return new Histories(_byStream.SetItems(
            streams.Select(stream => KeyValuePair.Create(stream.Outcome.Before.Stream, stream.Outcome.After))));
    }

    /// <summary>The commitment board over all streams at a viewpoint.</summary>
    /// <param name="viewpoint">The viewpoint.</param>
    public CommitmentBoard AsOf(Viewpoint viewpoint) => CommitmentBoard.Of(this, viewpoint);

    /// <summary>The organizations that entries name or that have a stream of their own, in order.</summary>
    public IReadOnlyList<Id<Party>> Parties =>
    [
        .. _byStream.Values.SelectMany(history => history.Entries)
            .SelectMany(entry => entry.Event is FactEvent fact ? fact.PartiesNamed : [])
            .Concat(_byStream.Keys.Where(stream => stream.Kind == StreamKind.Organization)
                .Select(stream => new Id<Party>(stream.Slug)))
            .Distinct().Order(),
    ];

    /// <summary>The organization whose slug is spelled most like another one; null if there is no organization.</summary>
    /// <param name="misspelled">The slug.</param>
    public Id<Party>? NearestParty(Id<Party> misspelled) =>
        Spelling.Nearest(misspelled.ToString(), Parties.Select(party => party.ToString())) is { } nearest
            ? new Id<Party>(nearest)
            : default(Id<Party>?);

    /// <summary>
    /// The figures of one measure that were published about an organization, each compared with the firm total that is
    /// owed to it or by it: in the figure's unit, as of the figure's effective day, as known at the viewpoint.
    /// </summary>
    /// <param name="organization">The organization.</param>
    /// <param name="measure">The measure, in the words of the figures; case matters.</param>
    /// <param name="side">The side on which the organization is in the total: the creditor for what it is owed.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <returns>The figures by period, the earliest first.</returns>
    public IReadOnlyList<PublishedReconciliation> Reconciliations(
        Id<Party> organization, string measure, CommitmentSide side, Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        var published = AsOf(viewpoint).Portfolio.PublishedFigures
            .Where(figure => figure.Organization == organization && figure.Measure == measure);
        return [.. published.Select(figure => new PublishedReconciliation
        {
            Figure = figure,
            Reconciliation = FirmTotal(figure)?.Reconcile(figure.Value),
        })];

        Total? FirmTotal(PublishedFigure figure)
        {
            var exposure = AsOf(viewpoint with { AsOf = figure.EffectiveOn.Latest }).Portfolio.Exposure;
            return side == CommitmentSide.Debtor
                ? exposure.ByDebtor.FirstOrDefault(
                    total => total.Debtor == organization && total.Unit == figure.Value.Unit)?.Firm
                : exposure.ByCreditor.FirstOrDefault(
                    total => total.Creditor == organization && total.Unit == figure.Value.Unit)?.Firm;
        }
    }

    /// <summary>The histories, by stream.</summary>
    public IEnumerator<History> GetEnumerator() => _byStream.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Explains the totals of a pair: every commitment and open option that counts in them.</summary>
    /// <param name="debtor">The party that owes.</param>
    /// <param name="creditor">The party that is owed.</param>
    /// <param name="unit">The unit of the totals.</param>
    /// <param name="viewpoint">The viewpoint.</param>
    /// <returns>The explanations by stream, commitments before options, each by slug.</returns>
    public IReadOnlyList<Explanation> Explain(
        Id<Party> debtor, Id<Party> creditor, AmountUnit unit, Viewpoint viewpoint) =>
    [
        .. from history in this
           let seen = history.AsOf(viewpoint)
           from figure in seen.FigureKeys
           where seen.FiguresOf(figure) is PositionFigures { CountsInTotals: true } counted
               && counted.Debtor == debtor && counted.Creditor == creditor && counted.Counted.Unit == unit
           select new Explanation
           {
               Stream = history.Stream,
               Figure = figure,
               Steps = history.Explain(figure, viewpoint),
           },
    ];
}
