using System.Collections.Immutable;
using System.Collections;

namespace Contracts;

/// <summary>The histories of many streams in memory: the whole ledger without a server.</summary>
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
