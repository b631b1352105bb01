namespace Contracts;

/// <summary>The creditor refused a delivery. Nothing is performed by it.</summary>
[EventType("contracts.delivery-rejected.v1")]
public sealed record DeliveryRejected : PartnershipEvent
{
    /// <summary>The commitment that the delivery was meant for.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>Why it was refused; null where nobody said.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) => partnership.Trouble(null, Commitment, fact);
}
