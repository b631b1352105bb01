namespace Contracts;

/// <summary>The organization announced, or was said to pursue, a course of action. It changes no figure.</summary>
[EventType("contracts.strategy-announced.v1")]
public sealed record StrategyAnnounced : OrganizationEvent
{
    /// <summary>The course, in words.</summary>
    public required string Summary { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Announce(this);
}
