namespace Contracts;

/// <summary>
/// An organization confirmed a fact. A party to the stream raises its standing to confirmed, any other organization
/// from alleged to reported.
/// </summary>
[EventType("contracts.entry-confirmed.v1")]
public sealed record EntryConfirmed : ControlEvent
{
    /// <summary>The organization that confirms it.</summary>
    public required Id<Party> ByParty { get; init; }

    internal override string Tell(Wording words) => $"{words.Name(ByParty)} confirms {Entry}";
}
