namespace Contracts;

/// <summary>
/// A party gave notice that the term of a deal will not go on. It counts for the first round for which it is in time.
/// </summary>
[EventType("contracts.non-renewal-noticed.v1")]
public sealed record NonRenewalNoticed : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The party that gives notice.</summary>
    public required Id<Party> ByParty { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be given notice of non-renewal", fact) is not { } deal
            || !partnership.Knows(ByParty, fact))
            return;
        if (deal.Term?.Renewal is null)
            partnership.Report(fact, RuleCodes.NoRenewalClause,
                $"Deal {Deal} has no renewal clause; non-renewal is noticed only of a deal that goes on by itself.");
        else
            deal.NoticeNonRenewal(fact);
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(ByParty)} gives notice not to renew: {words.Deal(Deal)}";
}
