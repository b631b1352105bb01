namespace Contracts;

/// <summary>The facts of one stream that are folded, in order, and what they come to. It goes back at the cost of going on from there.</summary>
/// <remarks>
/// Where it has gone back, it keeps copies of what was folded at some places before, so that the next time it need not begin at the first fact.
/// </remarks>
/// <param name="begin">Makes what nothing is folded into yet.</param>
/// <param name="leastApart">How many facts lie between two copies at least.</param>
internal sealed class FoldedFacts(Func<Partnership> begin, int leastApart)
{
    private const int MostCopies = 32;

    private readonly List<FactInForce> _facts = [];
    private readonly List<(int Count, Partnership Folded)> _copies = [];

    /// <summary>The facts, in the order in which they are folded.</summary>
    public IReadOnlyList<FactInForce> Facts => _facts;

    /// <summary>What they come to.</summary>
    public Partnership Folded { get; private set; } = begin();

    /// <summary>Folds what follows on all that is folded.</summary>
    public void Add(FactInForce fact)
    {
        _facts.Add(fact);
        Folded.Fold(fact);
    }

    /// <summary>How many of the facts take effect before a day.</summary>
    public int CountBefore(DateOnly day)
    {
        var count = _facts.Count;
        while (count > 0 && _facts[count - 1].TakesEffectOn >= day)
            count--;
        return count;
    }

    /// <summary>Goes back to where so many of the first facts were folded, and gives the others.</summary>
    public List<FactInForce> GoBackTo(int count)
    {
        var others = _facts[count..];
        _facts.RemoveRange(count, others.Count);
        _copies.RemoveAll(copy => copy.Count > count);
        // A copy costs about as much as folding a fact for each of its positions.
        var apart = Math.Max(Math.Max(leastApart, count / MostCopies), Folded.Positions.Count());
        (var from, Folded) = _copies is [.., var last] ? (last.Count, last.Folded.Copy()) : (0, begin());
        for (var (at, kept) = (from, from); at < count; at++)
        {
            if (at - kept >= apart)
            {
                _copies.Add((at, Folded.Copy()));
                kept = at;
            }

            Folded.Fold(_facts[at]);
        }

        return others;
    }
}
