namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Breach> _breaches = new();

    /// <summary>The breaches that were notified, by id.</summary>
    public IReadOnlyCollection<Breach> Breaches => _breaches.InOrder;

    /// <summary>The breach of an id, or null where none was notified.</summary>
    /// <param name="breach">The breach's slug.</param>
    public Breach? FindBreach(Id<Breach> breach) => _breaches.Find(breach);

    internal void Notify(Breach breach) => _breaches.Set(breach.Id, breach);

    /// <summary>The breach, if it is notified and not cured; else null, and it is reported.</summary>
    internal Breach? UncuredBreach(Id<Breach> id, FactInForce fact)
    {
        if (FindBreach(id) is not { } breach)
            Report(fact, "unknown-breach", $"Breach {id} is not notified by {PartialDate.On(fact.TakesEffectOn)}; the breaches are {Text.List(_breaches.Ids)}.");
        else if (breach.CuredBy is { } cured)
            Report(fact, "already-cured", $"Breach {id} was cured on {cured.EffectiveOn}; nothing follows from it after that.");
        else
            return breach;
        return null;
    }
}
