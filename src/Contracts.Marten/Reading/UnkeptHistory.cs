namespace Contracts.Storage;

/// <summary>The history of a stream that has no rows, with its last folds.</summary>
internal sealed class UnkeptHistory
{
    private const int MostFolds = 8;

    private readonly long _lastSequence;
    private readonly Folds _folds;

    /// <summary>Keeps a history.</summary>
    /// <param name="history">The history, of one entry at least.</param>
    /// <param name="sequences">The numbers of its entries in the store's order.</param>
    /// <param name="mark">The mark of its last row.</param>
    /// <param name="before">The history that it goes on from, whose folds stay valid; null for none.</param>
    public UnkeptHistory(History history, IReadOnlyList<long> sequences, RowMark mark, UnkeptHistory? before)
    {
        (History, Sequences, Mark, _folds) = (history, sequences, mark, before?._folds ?? new Folds());
        _lastSequence = sequences.Max();
    }

    /// <summary>The history.</summary>
    public History History { get; }

    /// <summary>The numbers of the entries in the store's order.</summary>
    public IReadOnlyList<long> Sequences { get; }

    /// <summary>The mark of the last row.</summary>
    public RowMark Mark { get; }

    /// <summary>The positions at a viewpoint of the entries that a token knows; null where they are not remembered.</summary>
    public IReadOnlyList<LedgerPosition>? Find(Viewpoint viewpoint, KnowledgeToken token) => _folds.Find(KeyOf(viewpoint, token));

    /// <summary>The history to fold: all of it, unless the token does not know entries that the viewpoint does.</summary>
    public History Cut(Viewpoint viewpoint, KnowledgeToken token) =>
        CountKnownBy(token) is var count && count < History.CountKnownAt(viewpoint.KnownAt) ? History.Of(History.Stream, History.Entries.Take(count)) : History;

    /// <summary>Folds the history that <see cref="Cut"/> gives, and remembers the positions.</summary>
    public IReadOnlyList<LedgerPosition> Fold(History cut, Viewpoint viewpoint, KnowledgeToken token)
    {
        IReadOnlyList<LedgerPosition> positions = [.. LedgerPosition.Of(cut.AsOf(viewpoint))];
        _folds.Keep(KeyOf(viewpoint, token), positions);
        return positions;
    }

    private FoldKey KeyOf(Viewpoint viewpoint, KnowledgeToken token) =>
        new(Math.Min(CountKnownBy(token), History.CountKnownAt(viewpoint.KnownAt)), viewpoint.AsOf, viewpoint.Evidence.AsNamed);

    /// <summary>The number of the first entries that a token knows, up to one that it does not.</summary>
    private int CountKnownBy(KnowledgeToken token)
    {
        var count = _lastSequence <= token.Sequence ? Sequences.Count : 0;
        while (count < Sequences.Count && token.Knows(Sequences[count]))
            count++;
        return count;
    }

    private readonly record struct FoldKey(int Known, DateOnly AsOf, NamedPolicies Policy);

    /// <summary>The last folds; the oldest goes first.</summary>
    private sealed class Folds
    {
        private readonly Lock _lock = new();
        private readonly List<(FoldKey Key, IReadOnlyList<LedgerPosition> Positions)> _last = [];

        public IReadOnlyList<LedgerPosition>? Find(FoldKey key)
        {
            lock (_lock)
            {
                return _last.Find(fold => fold.Key == key).Positions;
            }
        }

        public void Keep(FoldKey key, IReadOnlyList<LedgerPosition> positions)
        {
            lock (_lock)
            {
                if (_last.Count == MostFolds)
                    _last.RemoveAt(0);
                _last.Add((key, positions));
            }
        }
    }
}
