namespace Contracts;

/// <summary>An event that speaks about the world: something was agreed, done, missed or published.</summary>
public abstract record FactEvent : ContractEvent
{
    /// <summary>The organizations that the event names as taking part.</summary>
    internal virtual IEnumerable<Id<Party>> PartiesNamed => [];
}
