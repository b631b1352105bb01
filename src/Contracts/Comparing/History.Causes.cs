namespace Contracts;

public sealed partial class History
{
    /// <summary>The control entries that become known between two instants, whichever is earlier.</summary>
    private List<Entry> LearnedBetween(DateTimeOffset one, DateTimeOffset other)
    {
        var (first, last) = (Math.Min(CountKnownAt(one), CountKnownAt(other)), Math.Max(CountKnownAt(one), CountKnownAt(other)));
        return [.. _entries[first..last].Where(entry => entry.Event is ControlEvent && !_leftOut.Contains(entry.Id))];
    }

    /// <summary>The facts in which two explanations differ, each with the control entries learned about it.</summary>
    private IReadOnlyList<Cause> Causes(IExplained? one, IExplained? other, List<Entry> learned)
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

    /// <summary>Whether a control entry is about a fact or a rival account of the same thing, directly or through other control entries.</summary>
    private bool Concerns(Entry control, FactInForce fact)
    {
        for (Entry? about = control; about is { Event: ControlEvent said }; about = Find(said.Entry) is { } target && target.Version < about.Version ? target : null)
        {
            if (said.Entry == fact.Entry.Id || fact.Rivals.Any(rival => said.Entry == rival.Entry.Id))
                return true;
        }

        return false;
    }
}
