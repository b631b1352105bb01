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
                .Select(fact => new Cause { Fact = fact, Controls = learned.Count == 0 ? [] : About(fact, learned) }),
        ];
    }

    /// <summary>Those of some control entries that are about a fact or a rival account of the same thing, directly or through other control entries.</summary>
    private IReadOnlyList<Entry> About(FactInForce fact, List<Entry> learned)
    {
        var accounts = AccountsOfTheSame(fact.Entry.Id);
        return [.. learned.Where(Concerns)];

        bool Concerns(Entry control)
        {
            for (Entry? about = control; about is { Event: ControlEvent said }; about = Find(said.Entry) is { } target && target.Version < about.Version ? target : null)
            {
                if (accounts.Contains(said.Entry))
                    return true;
            }

            return false;
        }
    }

    /// <summary>A fact and all that rival it, directly or through others; also those that are not admitted, whose dispute is a dispute of all.</summary>
    private HashSet<EntryId> AccountsOfTheSame(EntryId fact)
    {
        HashSet<EntryId> accounts = [fact];
        for (var count = 0; count < accounts.Count;)
        {
            count = accounts.Count;
            foreach (var entry in _entries)
            {
                if (entry.Rivals is { } rival && (accounts.Contains(entry.Id) || accounts.Contains(rival)))
                    accounts.UnionWith([entry.Id, rival]);
            }
        }

        return accounts;
    }
}
