namespace Contracts;

public sealed partial class Partnership
{
    private readonly SortedDictionary<Id<Breach>, Breach> _breaches = [];

    /// <summary>The breaches that were notified, by id.</summary>
    public IReadOnlyCollection<Breach> Breaches => _breaches.Values;

    /// <summary>The breach of an id, or null where none was notified.</summary>
    /// <param name="breach">The breach's slug.</param>
    public Breach? FindBreach(Id<Breach> breach) => _breaches.GetValueOrDefault(breach);

    internal void Notify(Breach breach) => _breaches.Add(breach.Id, breach);

    /// <summary>The breach, if it is notified and not cured; else null, and it is reported.</summary>
    internal Breach? UncuredBreach(Id<Breach> id, FactInForce fact)
    {
        if (FindBreach(id) is not { } breach)
            Report(fact, "unknown-breach", $"Breach {id} is not notified by {fact.TakesEffectOn:yyyy-MM-dd}; the breaches are {Text.List(_breaches.Keys)}.");
        else if (breach.CuredBy is { } cured)
            Report(fact, "already-cured", $"Breach {id} was cured on {cured.EffectiveOn}; nothing follows from it after that.");
        else
            return breach;
        return null;
    }
}
