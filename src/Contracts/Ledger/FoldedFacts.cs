namespace Contracts;

/// <summary>
/// The folded facts of one stream and their state. Rewinding costs only refolding from the nearest checkpoint.
/// </summary>
/// <remarks>Rewinding leaves checkpoints behind, so that the next one need not begin at the first fact.</remarks>
/// <param name="begin">Creates the empty state.</param>
/// <param name="leastApart">The minimum number of facts between two checkpoints.</param>
internal sealed class FoldedFacts(Func<Aggregate> begin, int leastApart)
{
    private const int MostCheckpoints = 32;

    private readonly List<FactInForce> _facts = [];
    private readonly List<(int Count, Aggregate Folded)> _checkpoints = [];

    /// <summary>The facts, in folding order.</summary>
    public IReadOnlyList<FactInForce> Facts => _facts;

    /// <summary>The state after them.</summary>
    public Aggregate Folded { get; private set; } = begin();

    /// <summary>Folds a fact that follows all folded ones.</summary>
    public void Add(FactInForce fact)
    {
        _facts.Add(fact);
        Folded.Fold(fact);
    }

    /// <summary>The number of facts that take effect before a day.</summary>
    public int CountBefore(DateOnly day)
    {
        var count = _facts.Count;
        while (count > 0 && _facts[count - 1].TakesEffectOn >= day)
            count--;
        return count;
    }

    /// <summary>Rewinds to a number of first facts, and returns the others.</summary>
    public List<FactInForce> GoBackTo(int count)
    {
        var others = _facts[count..];
        _facts.RemoveRange(count, others.Count);
        _checkpoints.RemoveAll(checkpoint => checkpoint.Count > count);
        // A checkpoint costs about as much as folding one fact for each position.
        var apart = Math.Max(Math.Max(leastApart, count / MostCheckpoints), Folded.Positions.Count());
        (var from, Folded) = _checkpoints is [.., var last] ? (last.Count, last.Folded.Copy()) : (0, begin());
        for (var (at, kept) = (from, from); at < count; at++)
        {
            if (at - kept >= apart)
            {
                _checkpoints.Add((at, Folded.Copy()));
                kept = at;
            }

            Folded.Fold(_facts[at]);
        }

        return others;
    }
}
