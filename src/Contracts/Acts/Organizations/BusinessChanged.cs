namespace Contracts;

/// <summary>The organization changed its business.</summary>
[EventType("contracts.business-changed.v1")]
public sealed record BusinessChanged : OrganizationEvent
{
    /// <summary>The former business in words; null if not stated.</summary>
    public string? From { get; init; }

    /// <summary>The new business in words.</summary>
    public required string To { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.ChangeBusiness(To);

    internal override string Tell(Wording words) =>
        $"{words.Organization} turns to {To}{(From is null ? "" : $", from {From}")}";
}
