namespace Contracts;

/// <summary>
/// An organization disputed a fact. Until the dispute is resolved, the amount of the fact counts from 0,
/// an ending that it states leaves commitments open, and everything that it affects is contested.
/// </summary>
[EventType("contracts.entry-disputed.v1")]
public sealed record EntryDisputed : ControlEvent
{
    /// <summary>The organization that disputes it.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>The claim of that organization in words; null for none.</summary>
    public string? CounterClaim { get; init; }

    internal override string Tell(Wording words) =>
        $"{words.Name(ByParty)} disputes {Entry}{Phrase.Because(CounterClaim)}";
}
