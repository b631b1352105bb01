namespace Contracts;

/// <summary>
/// The states of a stream without each disputed fact, and with it as if it were undisputed. A figure that differs in one
/// of them is contested.
/// </summary>
internal sealed class Doubts
{
    private readonly List<Doubt> _doubts = [];

    /// <summary>Folds the states for the facts of an aggregate.</summary>
    public Doubts(Aggregate aggregate)
    {
        if (!aggregate.HasDoubts)
            return;
        for (var i = 0; i < aggregate.Facts.Count; i++)
            Follow(aggregate, i);
    }

    private Doubts(IEnumerable<Doubt> doubts) => _doubts.AddRange(doubts);

    /// <summary>True if a fact may change a figure that does not rest on it.</summary>
    public static bool Begin(FactInForce fact) => fact is { IsDisputed: true, Event.CanChangeFigures: true };

    /// <summary>Folds a fact of an aggregate in all states, and begins those about the fact itself.</summary>
    /// <param name="aggregate">The aggregate.</param>
    /// <param name="index">The index of the fact.</param>
    public void Follow(Aggregate aggregate, int index)
    {
        var fact = aggregate.Facts[index];
        foreach (var doubt in _doubts)
            doubt.Otherwise.Apply(fact);
        if (!Begin(fact))
            return;
        var without = Aggregate.Empty(aggregate.Stream, aggregate.Viewpoint);
        var atItsWord = Aggregate.Empty(aggregate.Stream, aggregate.Viewpoint);
        foreach (var earlier in aggregate.Facts.Take(index))
        {
            without.Apply(earlier);
            atItsWord.Apply(earlier);
        }

        atItsWord.Apply(fact.AtItsWord());
        _doubts.Add(new Doubt(fact, without));
        _doubts.Add(new Doubt(fact, atItsWord));
    }

    /// <summary>The disputed facts that change a figure, each with a state in which the figure is another.</summary>
    public IEnumerable<Doubt> About(IContestable figure) =>
        _doubts.Where(doubt => figure.In(doubt.Otherwise) is not { } other || !figure.ShowsTheSameAs(other));

    /// <summary>Increases with every doubt, and whenever the figure may have changed in the state of one.</summary>
    public int RevisionOf(IContestable figure) =>
        _doubts.Sum(doubt => 1 + (figure.In(doubt.Otherwise)?.Basis.Revision ?? 0));

    /// <summary>The facts that determine a figure and the doubts about it.</summary>
    public IReadOnlyList<FactInForce> ExplanationOf(IContestable figure)
    {
        var facts = new Basis(figure.Basis);
        foreach (var doubt in About(figure))
        {
            facts.Add(doubt.Disputed);
            foreach (var other in figure.In(doubt.Otherwise)?.Basis.Facts ?? [])
            {
                if (other.Entry.Id != doubt.Disputed.Entry.Id)
                    facts.Add(other);
            }
        }

        return facts.Facts;
    }

    /// <summary>An independent copy; only a partnership is copied.</summary>
    public Doubts Copy() =>
        new(_doubts.Select(doubt => doubt with { Otherwise = ((Partnership)doubt.Otherwise).Copy() }));
}

/// <summary>The state if a disputed fact is left out, or undisputed.</summary>
internal sealed record Doubt(FactInForce Disputed, Aggregate Otherwise);
