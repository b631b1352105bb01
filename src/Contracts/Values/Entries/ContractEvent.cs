namespace Contracts;

/// <summary>Something that is recorded: a fact about the world, or a control event about another entry.</summary>
/// <remarks>The language is closed: every event is one of this library's, so that each is folded and none is forgotten.</remarks>
public abstract record ContractEvent
{
    /// <summary>What is wrong with the payload by itself, whatever came before; null when nothing is.</summary>
    internal virtual PayloadFault? FindFault() => null;

    /// <summary>Whether the event has a place in streams of a kind.</summary>
    internal abstract bool BelongsTo(StreamKind kind);
}

/// <summary>An event that speaks about the world: something was agreed, done, missed or published.</summary>
public abstract record FactEvent : ContractEvent
{
    /// <summary>The organizations that the event names as taking part.</summary>
    internal virtual IEnumerable<Id<Party>> PartiesNamed => [];
}

/// <summary>An event as an older version of the library stored it. It is read for ever, and never written again.</summary>
internal abstract record FormerEvent
{
    /// <summary>The same event in today's form.</summary>
    internal abstract ContractEvent Upcast();
}
