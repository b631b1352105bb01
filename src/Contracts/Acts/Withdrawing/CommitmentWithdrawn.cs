using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// A debtor withdrew from the whole, an amount or a fraction of a commitment, or of all open commitments under a deal.
/// </summary>
/// <remarks>
/// Only a withdrawal of the whole closes a commitment. A part never does, even if nothing is left. An option that was
/// not exercised is not a withdrawal.
/// </remarks>
[EventType("contracts.commitment-withdrawn.v1")]
public sealed record CommitmentWithdrawn : PartnershipEvent
{
    /// <summary>The commitment; null if a deal is named.</summary>
    public Id<Commitment>? Commitment { get; init; }

    /// <summary>The deal, for all open commitments under it; null if a commitment is named.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>True if the whole of what is outstanding is withdrawn.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Whole { get; init; }

    /// <summary>
    /// The amount withdrawn, possibly undisclosed. For a deal, it requires that only one commitment is open under it.
    /// </summary>
    public Amount? Part { get; init; }

    /// <summary>The fraction withdrawn of what is outstanding.</summary>
    public Fraction? Fraction { get; init; }

    /// <summary>The reason in words; null if not stated.</summary>
    public string? Grounds { get; init; }

    internal override PayloadFault? FindFault() =>
        Commitment is null == Deal is null
            ? new PayloadFault(
                "commitment",
                "A withdrawal is from either a commitment or a deal; exactly one of the two is named.")
        : (Whole ? 1 : 0) + (Part is null ? 0 : 1) + (Fraction is null ? 0 : 1) != 1
            ? new PayloadFault(
                "whole",
                "A withdrawal is of the whole, a part or a fraction; exactly one of the three is stated.")
        : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (Commitment is { } commitment)
            WithdrawFrom(partnership.OpenCommitment(commitment, fact), partnership, fact);
        else if (Deal is { } deal && partnership.DealOrReport(deal, fact) is not null)
            WithdrawFromAll(partnership, deal, fact);
    }

    private void WithdrawFromAll(Partnership partnership, Id<Deal> deal, FactInForce fact)
    {
        var open = partnership.OpenCommitments.Where(commitment => commitment.Deal == deal).ToList();
        if (open.Count == 0)
            partnership.Report(fact, RuleCodes.AlreadyClosed,
                $"Nothing is open under deal {deal}; only what is open can be withdrawn.");
        else if (Part is not null && open.Count > 1)
            partnership.Report(fact, RuleCodes.PartOfSeveral,
                $"A part of deal {deal} is withdrawn, "
                + $"with {StorableText.List(open.Select(commitment => commitment.Id))} open under it; "
                + "a part is of one commitment.");
        else
        {
            var signed = partnership.FindDeal(deal);
            var others = partnership.Commitments
                .Where(commitment => commitment.Deal == deal)
                .Select(commitment => commitment.Basis)
                .ToList();
            open.ForEach(commitment => commitment.RestOn([signed?.Signing, .. Part is null ? [] : others.Append(signed?.KeptOut)]));
            open.ForEach(commitment => WithdrawFrom(commitment, partnership, fact));
            if (Whole && partnership.FindDeal(deal) is { EndedBy: null } live)
                partnership.End(live, DealLifecycle.Withdrawn, [], fact);
        }
    }

    private void WithdrawFrom(Commitment? commitment, Partnership partnership, FactInForce fact)
    {
        if (commitment is null)
            return;
        if (Whole)
            commitment.WithdrawWhole(fact);
        else if (Fraction is { } fraction)
            commitment.WithdrawFraction(fraction, fact);
        else if (Part is { } part && partnership.OpenCommitment(commitment.Id, part.Unit, fact) is not null)
            commitment.Withdraw(fact.Reckoned(part), fact);
    }

    internal override string Tell(Wording words) =>
        $"{words.Withdrawing(Commitment, Deal)} {Extent} of "
        + (Commitment is { } commitment ? $"what {words.OwedByIt(commitment)}" : words.Deal(Deal ?? default))
        + Phrase.Because(Grounds);

    private string Extent => Whole ? "the whole" : Part is { } part ? Phrase.Of(part) : $"{Fraction}";
}
