namespace Contracts;

/// <summary>Capacity was taken out of use.</summary>
[EventType("contracts.capacity-retired.v1")]
public sealed record CapacityRetired : OrganizationEvent
{
    /// <summary>The kind of capacity in words, such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The amount taken out of use.</summary>
    public required Amount Amount { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact)
    {
        if (!organization.CanCount(Kind, Amount, fact))
            return;
        var capacity = organization.Capacity(Kind);
        var online = capacity.InUse ?? Reckoned.None(Amount.Unit);
        var retired = fact.Reckoned(Amount);
        if (online.IsCertainlyLessThan(retired))
            organization.Report(fact, RuleCodes.MoreThanOnline,
                $"{Capacity.Describe(retired.Shown, Kind)} are retired with {online.Shown} online; no more than that can be.");
        capacity.Retire(Amount, fact);
    }

    internal override string Tell(Wording words) => $"{words.Organization} retires {Capacity.Describe(Amount, Kind)}";
}
