namespace Contracts;

public sealed partial class History
{
    /// <summary>How commitments differ between two viewpoints: first what was learned about the first day, then what happened until the second.</summary>
    /// <param name="earlier">The first viewpoint.</param>
    /// <param name="later">The second, under the same evidence.</param>
    /// <returns>The commitments that differ, by id, each with its causes; none for a viewpoint and itself.</returns>
    /// <exception cref="ArgumentException">The viewpoints are under different evidence.</exception>
    public IReadOnlyList<CommitmentChange> Changes(Viewpoint earlier, Viewpoint later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (earlier.Evidence != later.Evidence)
            throw new ArgumentException($"One viewpoint is under evidence '{earlier.Evidence}', the other under '{later.Evidence}'; what is compared is under the same.", nameof(later));
        if (AsOf(earlier) is not Partnership before || AsOf(earlier with { KnownAt = later.KnownAt }) is not Partnership restated || AsOf(later) is not Partnership after)
            return [];

        var learned = LearnedBetween(earlier.KnownAt, later.KnownAt);
        return
        [
            .. from id in before.Commitments.Concat(restated.Commitments).Concat(after.Commitments).Select(commitment => commitment.Id).Distinct().Order()
               let change = new CommitmentChange
               {
                   Stream = Stream,
                   Commitment = id,
                   Before = before.FindCommitment(id)?.Figures,
                   Restated = restated.FindCommitment(id)?.Figures,
                   After = after.FindCommitment(id)?.Figures,
                   RestatedBy = Causes(before.FindCommitment(id), restated.FindCommitment(id), learned),
                   MovedBy = Causes(restated.FindCommitment(id), after.FindCommitment(id), learned),
               }
               where change.Before != change.Restated || change.Restated != change.After
               select change,
        ];
    }

    private List<Entry> LearnedBetween(DateTimeOffset one, DateTimeOffset other)
    {
        var (first, last) = (Math.Min(CountKnownAt(one), CountKnownAt(other)), Math.Max(CountKnownAt(one), CountKnownAt(other)));
        return [.. _entries[first..last].Where(entry => entry.Event is ControlEvent)];
    }

    private IReadOnlyList<Cause> Causes(Commitment? one, Commitment? other, List<Entry> learned)
    {
        var before = (one?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
        var after = (other?.Explanation ?? []).ToDictionary(fact => fact.Entry.Id);
        return
        [
            .. after.Values.Where(fact => !before.TryGetValue(fact.Entry.Id, out var earlier) || !fact.SpeaksLike(earlier))
                .Concat(before.Values.Where(fact => !after.ContainsKey(fact.Entry.Id)))
                .OrderBy(fact => fact.TakesEffectOn).ThenBy(fact => fact.Entry.Version)
                .Select(fact => new Cause { Fact = fact, Controls = [.. learned.Where(entry => Concerns(entry, fact))] }),
        ];
    }

    /// <summary>Whether a control entry is about a fact, directly or through other control entries.</summary>
    private bool Concerns(Entry control, FactInForce fact)
    {
        for (Entry? about = control; about is { Event: ControlEvent said }; about = Find(said.Entry) is { } target && target.Version < about.Version ? target : null)
        {
            if (said.Entry == fact.Entry.Id)
                return true;
        }

        return false;
    }
}
