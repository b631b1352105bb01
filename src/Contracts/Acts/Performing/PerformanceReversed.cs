using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Performance was taken back, by a refund, a chargeback or a return.</summary>
/// <remarks>
/// It proves that at least so much was performed. On an open commitment the amount is outstanding again; on a closed one
/// it only lowers what was performed.
/// </remarks>
[EventType("contracts.performance-reversed.v1")]
public sealed record PerformanceReversed : PartnershipEvent
{
    /// <summary>The commitment, open or closed.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount taken back, in the commitment's unit; no more than was performed.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The reason.</summary>
    public required ReversalReason Reason { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        var amount = fact.Reckoned(Amount);
        if (partnership.MadeCommitment(Commitment, fact) is not { } commitment
            || !partnership.HasUnit(commitment, Amount.Unit, fact))
            return;
        if (commitment.HasPerformedLessThan(amount))
            partnership.Report(fact, RuleCodes.MoreThanPerformed,
                $"{Amount} of commitment {Commitment} is reversed with {commitment.Performed} performed; "
                + "no more than was performed can be reversed.");
        else
            commitment.Reverse(amount, fact);
    }

    internal override string Tell(Wording words) =>
        $"Reversed, a {Phrase.Of(Reason)}: {Phrase.Of(Amount)} of what {words.Owing(Commitment)}";
}

/// <summary>The reason for which performance was reversed.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<ReversalReason>))]
public enum ReversalReason
{
    /// <summary>The creditor paid money back.</summary>
    Refund,

    /// <summary>A payment was charged back.</summary>
    Chargeback,

    /// <summary>The delivery was returned.</summary>
    Return,
}
