namespace Contracts.Storage;

/// <summary>The history of a stream that has no rows, with its last folds.</summary>
internal sealed class UnkeptHistory
{
    private const int MostFolds = 8;

    private readonly History _history;
    private readonly long[] _sequences;
    private readonly long _lastSequence;
    private readonly Folds _folds;

    private UnkeptHistory(History history, long[] sequences, RowMark mark, Folds folds)
    {
        (_history, _sequences, Mark, _folds) = (history, sequences, mark, folds);
        _lastSequence = sequences.Max();
    }

    /// <summary>The mark of the last row.</summary>
    public RowMark Mark { get; }

    /// <summary>The number of entries.</summary>
    public int Version => _history.Version;

    /// <summary>The history of some entries, at least one.</summary>
    public static UnkeptHistory Of(StreamKey stream, IReadOnlyList<Entry> entries, IReadOnlyList<RowMark> marks) =>
        new(History.Of(stream, entries), [.. marks.Select(mark => mark.Sequence)], marks[^1], new Folds());

    /// <summary>The history with the entries that follow. What was folded before stays valid.</summary>
    public UnkeptHistory Then(IReadOnlyList<Entry> entries, IReadOnlyList<RowMark> marks) =>
        new(_history.Then(entries), [.. _sequences, .. marks.Select(mark => mark.Sequence)], marks[^1], _folds);

    /// <summary>The positions at a viewpoint, of the entries that a token knows.</summary>
    /// <param name="viewpoint">The viewpoint, under a named policy.</param>
    /// <param name="token">The token.</param>
    /// <param name="judged">Checks a history before it is folded.</param>
    public IReadOnlyList<LedgerPosition> PositionsAt(Viewpoint viewpoint, KnowledgeToken token, Func<History, History> judged)
    {
        var (inToken, atInstant) = (CountKnownBy(token), _history.CountKnownAt(viewpoint.KnownAt));
        var key = new FoldKey(Math.Min(inToken, atInstant), viewpoint.AsOf, viewpoint.Evidence.AsNamed);
        if (_folds.Find(key) is { } remembered)
            return remembered;
        var history = judged(inToken < atInstant ? History.Of(_history.Stream, _history.Entries.Take(inToken)) : _history);
        IReadOnlyList<LedgerPosition> positions = [.. LedgerPosition.Of(history.AsOf(viewpoint))];
        _folds.Keep(key, positions);
        return positions;
    }

    /// <summary>The number of the first entries that a token knows, up to one that it does not.</summary>
    private int CountKnownBy(KnowledgeToken token)
    {
        if (_lastSequence <= token.Sequence)
            return _sequences.Length;
        var unknown = Array.FindIndex(_sequences, sequence => !token.Knows(sequence));
        return unknown < 0 ? _sequences.Length : unknown;
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
