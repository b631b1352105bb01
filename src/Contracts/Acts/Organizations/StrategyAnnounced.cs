namespace Contracts;

/// <summary>The organization announced a strategy, or was said to pursue one. This changes no figure.</summary>
[EventType("contracts.strategy-announced.v1")]
public sealed record StrategyAnnounced : OrganizationEvent
{
    /// <summary>The strategy in words.</summary>
    public required string Summary { get; init; }

    internal override void ApplyTo(Organization organization, FactInForce fact) => organization.Announce(this);

    internal override string Tell(Wording words) => $"{words.Organization}{Phrase.Because(Summary)}";
}
