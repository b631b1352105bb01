using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The creditor accepted a delivery against a commitment.</summary>
[EventType("contracts.delivery-accepted.v1")]
public sealed record DeliveryAccepted : PartnershipEvent
{
    /// <summary>The commitment that the debtor performed.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount delivered, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The milestone that the delivery meets; null for none.</summary>
    public Id<Milestone>? Milestone { get; init; }

    /// <summary>True if more may be delivered than is outstanding.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllowsExcess { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        partnership.Perform(Commitment, Amount, AllowsExcess, fact);
        if (Milestone is { } milestone)
            partnership.PendingMilestone(milestone, "met", fact)?.Meet(fact);
    }

    internal override string Tell(Wording words) => $"Delivered: {Phrase.Of(Amount)} of what {words.Owing(Commitment)}";
}
