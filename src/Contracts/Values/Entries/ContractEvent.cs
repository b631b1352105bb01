using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An event of the ledger: a fact about the world, or a control event about another entry.</summary>
/// <remarks>
/// The set of events is closed: all of them are defined by this library, which therefore folds every one.
/// </remarks>
[JsonConverter(typeof(EventJsonConverter<ContractEvent>))]
public abstract record ContractEvent
{
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
