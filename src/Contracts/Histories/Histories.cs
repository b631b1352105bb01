using System.Collections.Immutable;
using System.Collections;

namespace Contracts;

/// <summary>The histories of many streams, in memory: the whole ledger without a server.</summary>
public sealed class Histories : IReadOnlyCollection<History>
{
    private readonly ImmutableSortedDictionary<StreamKey, History> _byStream;

    private Histories(ImmutableSortedDictionary<StreamKey, History> byStream) => _byStream = byStream;

    /// <summary>No history at all.</summary>
    public static Histories Empty { get; } = new(ImmutableSortedDictionary<StreamKey, History>.Empty);

    /// <summary>How many streams there are.</summary>
    public int Count => _byStream.Count;

    /// <summary>The history of a stream, which is empty where nothing is recorded.</summary>
    /// <param name="stream">The stream.</param>
    public History this[StreamKey stream] => _byStream.GetValueOrDefault(stream) ?? History.Empty(stream);

    /// <summary>The histories of some streams.</summary>
    /// <param name="histories">One a stream.</param>
    public static Histories Of(IEnumerable<History> histories)
    {
        return new Histories(Items.Required(histories, nameof(histories)).ToImmutableSortedDictionary(history => history.Stream, history => history));
    }

    /// <summary>The same histories, with one of them replaced or added.</summary>
    /// <param name="history">The history.</param>
    public Histories With(History history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return new Histories(_byStream.SetItem(history.Stream, history));
    }

    /// <summary>Takes in lines of history files as they are, whole or not at all.</summary>
    /// <param name="lines">The lines, those of one stream in order.</param>
    /// <param name="now">When the ledger learns those that do not say when.</param>
    /// <exception cref="HistoryFileException">A line gives a known id other content.</exception>
    public Histories Import(IEnumerable<HistoryLine> lines, DateTimeOffset now)
    {
        var streams = Items.Required(lines, nameof(lines)).GroupBy(line => line.Stream).Select(ofStream => new StreamImport(this[ofStream.Key], ofStream, now)).ToList();
        StreamImport.ThrowIfFaulty(streams);
        return new Histories(_byStream.SetItems(streams.Select(stream => KeyValuePair.Create(stream.Outcome.Before.Stream, stream.Outcome.After))));
    }

    /// <summary>Who owes whom what at a viewpoint, over all the streams.</summary>
    /// <param name="viewpoint">From where one looks.</param>
    public CommitmentBoard AsOf(Viewpoint viewpoint) => CommitmentBoard.Of(this, viewpoint);

    /// <summary>The histories, by stream.</summary>
    public IEnumerator<History> GetEnumerator() => _byStream.Values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Why the totals of a pair are what they are: the explanation of each commitment and each open option that has a part in them.</summary>
    /// <param name="debtor">Who owes.</param>
    /// <param name="creditor">Who is owed.</param>
    /// <param name="unit">What is counted.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <returns>The parts, by stream, commitments before options, each by slug.</returns>
    public IReadOnlyList<Explanation> Explain(Id<Party> debtor, Id<Party> creditor, AmountUnit unit, Viewpoint viewpoint) =>
    [
        .. from history in this
           let seen = history.AsOf(viewpoint)
           from figure in seen.FigureKeys
           where seen.FiguresOf(figure) switch
           {
               CommitmentFigures owed => owed.Debtor == debtor && owed.Creditor == creditor && owed.Outstanding.Unit == unit,
               OptionFigures { Lifecycle: OptionLifecycle.Open } option => option.Debtor == debtor && option.Creditor == creditor && option.Left.Unit == unit,
               _ => false,
           }
           select new Explanation { Stream = history.Stream, Figure = figure, Steps = history.Explain(figure, viewpoint) },
    ];
}
