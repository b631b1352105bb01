namespace Contracts;

/// <summary>What was due by a day was not there.</summary>
[EventType("contracts.deadline-missed.v1")]
public sealed record DeadlineMissed : PartnershipEvent
{
    /// <summary>The deal under which it was due; null where nobody said.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>What was due, in words; null where nobody said.</summary>
    public string? Description { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) => partnership.Miss(this, fact);
}
