using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An event of the ledger: a fact about the world, or a control event about another entry.</summary>
/// <remarks>
/// The set of events is closed: all of them are defined by this library, which therefore folds every one.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<ContractEvent>))]
public abstract record ContractEvent
{
    internal const string ClosedSet =
        "Only this library defines events, because it folds every one. For a fact that it has no event for, record a "
        + "FactNoted with a topic and details; for your own data on an entry use labels, and for your own processing a "
        + "subscription.";

    private protected ContractEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ClosedSet, error: true)]
    protected ContractEvent(int closed = 0)
    {
    }

    /// <summary>Finds a fault of the payload alone, regardless of earlier entries; null if there is none.</summary>
    internal virtual PayloadFault? FindFault() => null;

    /// <summary>Returns true if streams of the kind may hold the event.</summary>
    internal abstract bool BelongsTo(StreamKind kind);

    /// <summary>The event as an English sentence, without a full stop.</summary>
    /// <param name="words">The words for the parties and things of its stream.</param>
    internal abstract string Tell(Wording words);
}

/// <summary>An event about the world: something was agreed, done, missed or published.</summary>
[JsonConverter(typeof(EventJsonConverter<FactEvent>))]
public abstract record FactEvent : ContractEvent
{
    private protected FactEvent()
    {
    }

    /// <summary>Fails to compile: the set of events is closed.</summary>
    /// <param name="closed">Has no meaning.</param>
    [Obsolete(ContractEvent.ClosedSet, error: true)]
    protected FactEvent(int closed = 0)
    {
    }

    /// <summary>The organizations that the event names as participants.</summary>
    internal virtual IEnumerable<Id<Party>> PartiesNamed => [];

    /// <summary>False if it changes no amount, end or nature of any figure, directly or by what it keeps out.</summary>
    internal virtual bool CanChangeFigures => true;
}

/// <summary>
/// An event as an older version of the library stored it. It stays readable and is never written again.
/// </summary>
internal abstract record FormerEvent
{
    /// <summary>Converts the event to its current form.</summary>
    internal abstract ContractEvent Upcast();
}
