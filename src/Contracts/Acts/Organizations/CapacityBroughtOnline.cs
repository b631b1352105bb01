namespace Contracts;

/// <summary>Capacity was brought into use.</summary>
[EventType("contracts.capacity-brought-online.v1")]
public sealed record CapacityBroughtOnline : OrganizationEvent
{
    /// <summary>The kind of capacity in words, such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The amount brought into use.</summary>
    public required Amount Amount { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact)
    {
        if (organization.CanCount(Kind, Amount, fact))
            organization.Capacity(Kind).BringOnline(Amount, fact);
    }

    internal override string Tell(Wording words) =>
        $"{words.Organization} brings {Capacity.Describe(Amount, Kind)} online";
}
