namespace Contracts;

/// <summary>
/// Somebody says that the fact is not so. While the dispute stands, the fact is disputed: its amount counts from 0,
/// an ending of it leaves commitments open, and all that it touches is contested.
/// </summary>
[EventType("contracts.entry-disputed.v1")]
public sealed record EntryDisputed : ControlEvent
{
    /// <summary>The organization that disputes it.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>What that organization says instead, in words; null where it says nothing else.</summary>
    public string? CounterClaim { get; init; }
}
