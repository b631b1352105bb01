namespace Contracts;

/// <summary>Somebody reported trouble with delivery under a deal or a commitment. It changes no figure by itself.</summary>
[EventType("contracts.delivery-issue-reported.v1")]
public sealed record DeliveryIssueReported : PartnershipEvent
{
    /// <summary>The deal concerned; null where a commitment is.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The commitment concerned; null where a deal is.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>What the trouble is, in words; null where nobody said.</summary>
    public string? Description { get; init; }

    internal override PayloadFault? FindFault() =>
        Deal is null == Commitment is null ? new PayloadFault("deal", "An issue concerns either a deal or a commitment; exactly one of the two is named.") : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) => partnership.Trouble(Deal, Commitment, fact);
}
