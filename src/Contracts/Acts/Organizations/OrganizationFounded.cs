namespace Contracts;

/// <summary>The organization was founded.</summary>
[EventType("contracts.organization-founded.v1")]
public sealed record OrganizationFounded : OrganizationEvent
{
    /// <summary>The name at its founding; null if not stated.</summary>
    public string? Name { get; init; }

    /// <summary>The business in words; null if not stated.</summary>
    public string? Business { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact)
    {
        if (organization.FoundedBy is { } founded)
            organization.Report(fact, RuleCodes.AlreadyFounded,
                $"The organization was founded on {founded.EffectiveOn}; it is founded once.");
        else
            organization.Found(Name, Business, fact);
    }

    internal override string Tell(Wording words) =>
        $"{Name ?? words.Organization} is founded{Phrase.Because(Business)}";
}
