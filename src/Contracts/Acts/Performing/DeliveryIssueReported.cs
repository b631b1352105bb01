namespace Contracts;

/// <summary>
/// A problem with delivery under a deal or a commitment was reported. This changes no figure by itself.
/// </summary>
[EventType("contracts.delivery-issue-reported.v1")]
public sealed record DeliveryIssueReported : PartnershipEvent
{
    /// <summary>The deal concerned; null if a commitment is named.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The commitment concerned; null if a deal is named.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>A description of the problem; null if not stated.</summary>
    public string? Description { get; init; }

    internal override PayloadFault? FindFault() =>
        Deal is null == Commitment is null
            ? new PayloadFault(
                "deal",
                "An issue concerns either a deal or a commitment; exactly one of the two is named.")
            : null;

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.Trouble(Deal, Commitment, fact);

    internal override string Tell(Wording words)
    {
        var under = Deal is { } deal ? words.Deal(deal) : $"what {words.Owing(Commitment ?? default)}";
        return $"Trouble with delivery under {under}{Phrase.Because(Description)}";
    }
}
