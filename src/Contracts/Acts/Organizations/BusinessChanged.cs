namespace Contracts;

/// <summary>The organization turned to another business, or gave one up.</summary>
[EventType("contracts.business-changed.v1")]
public sealed record BusinessChanged : OrganizationEvent
{
    /// <summary>What it did before; null where nobody said.</summary>
    public string? From { get; init; }

    /// <summary>What it does from then on.</summary>
    public required string To { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.ChangeBusiness(To);
}
