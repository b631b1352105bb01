namespace Contracts;

/// <summary>The creditor rejected a delivery. A rejected delivery does not count as performance.</summary>
[EventType("contracts.delivery-rejected.v1")]
public sealed record DeliveryRejected : PartnershipEvent
{
    /// <summary>The commitment for which the delivery was intended.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The reason for the rejection; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.Trouble(null, Commitment, fact);

    internal override string Tell(Wording words) =>
        $"A delivery is rejected of what {words.Owing(Commitment)}{Phrase.Because(Reason)}";
}
