namespace Contracts;

/// <summary>The organization took another name; its key stays.</summary>
[EventType("contracts.organization-renamed.v1")]
public sealed record OrganizationRenamed : OrganizationEvent
{
    /// <summary>What it is called from then on.</summary>
    public required string Name { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Rename(Name);
}
