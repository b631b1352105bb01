namespace Contracts;

/// <summary>
/// A figure was published for the capacity of one kind that the organization has: a stock, never added to flows.
/// </summary>
[EventType("contracts.capacity-reported.v1")]
public sealed record CapacityReported : OrganizationEvent
{
    /// <summary>The kind of capacity in words, such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The amount reported.</summary>
    public required Amount Amount { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) =>
        organization.Capacity(Kind).Report(Amount, fact);

    internal override string Tell(Wording words) => $"{words.Organization} has {Capacity.Describe(Amount, Kind)}";
}
