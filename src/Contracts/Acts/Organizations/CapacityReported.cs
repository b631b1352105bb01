namespace Contracts;

/// <summary>Somebody published how much capacity of a kind the organization has: a stock, never added to flows.</summary>
[EventType("contracts.capacity-reported.v1")]
public sealed record CapacityReported : OrganizationEvent
{
    /// <summary>Which capacity, in words such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How much.</summary>
    public required Amount Amount { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Capacity(Kind).Report(Amount, fact);
}
