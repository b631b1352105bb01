namespace Contracts;

/// <summary>The organization took another name. Its key does not change.</summary>
[EventType("contracts.organization-renamed.v1")]
public sealed record OrganizationRenamed : OrganizationEvent
{
    /// <summary>The new name.</summary>
    public required string Name { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Rename(Name);

    internal override string Tell(Wording words) => $"{words.Organization} takes the name {Name}";
}
