using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The debtor paid against a commitment.</summary>
[EventType("contracts.payment-made.v1")]
public sealed record PaymentMade : PartnershipEvent
{
    /// <summary>The commitment that the debtor performed.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount paid, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }

    /// <summary>True if more may be paid than is outstanding.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AllowsExcess { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.Perform(Commitment, Amount, AllowsExcess, fact);

    internal override string Tell(Wording words) => $"Paid: {Phrase.Of(Amount)} of what {words.Owing(Commitment)}";
}
