namespace Contracts;

/// <summary>Somebody says that the fact is so. A party to the stream makes it confirmed; anybody else lifts an allegation to a report.</summary>
[EventType("contracts.entry-confirmed.v1")]
public sealed record EntryConfirmed : ControlEvent
{
    /// <summary>The organization that confirms it.</summary>
    public required Id<Party> ByParty { get; init; }
}
