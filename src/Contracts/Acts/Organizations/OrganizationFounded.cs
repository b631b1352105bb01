namespace Contracts;

/// <summary>The organization came into being.</summary>
[EventType("contracts.organization-founded.v1")]
public sealed record OrganizationFounded : OrganizationEvent
{
    /// <summary>What it was called; null where nobody said.</summary>
    public string? Name { get; init; }

    /// <summary>What it did; null where nobody said.</summary>
    public string? Business { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact)
    {
        if (organization.FoundedBy is { } founded)
            organization.Report(fact, "already-founded", $"The organization was founded on {founded.EffectiveOn}; it is founded once.");
        else
            organization.Found(Name, Business, fact);
    }
}
