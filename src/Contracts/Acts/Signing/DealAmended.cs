namespace Contracts;

/// <summary>The parties amended a deal. Changes of amounts owed are recorded as events of their own.</summary>
[EventType("contracts.deal-amended.v2")]
public sealed record DealAmended : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>
    /// The number that the parties gave to the amendment, such as <c>2</c> or <c>P00002</c>. It has 1 to 40 characters
    /// and is used once per deal.
    /// </summary>
    public required string Number { get; init; }

    /// <summary>
    /// The new term of the deal; null if it does not change. It ends an earlier notice of non-renewal. Without a
    /// renewal clause of its own, the one that was agreed before stays.
    /// </summary>
    public Term? Term { get; init; }

    /// <summary>A summary of the changes; null if not stated.</summary>
    public string? Summary { get; init; }

    internal override PayloadFault? FindFault() =>
        Number.Length is 0 or > 40
            ? new PayloadFault(
                "number",
                $"The number is '{StorableText.Shorten(Number)}'; it must have 1 to 40 characters.")
            : Term?.FindFault("term");

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be amended", fact) is not { } deal)
            return;
        if (deal.Amendments.FirstOrDefault(IsTheSame) is { } used)
            partnership.Report(fact, RuleCodes.NumberUsedTwice,
                $"Amendment {Number} of deal {Deal} was made on {used.EffectiveOn}; "
                + "each amendment has a number of its own.");
        else if (partnership.IsPossible(Term, Deal, fact))
            deal.Amend(Term, fact);

        bool IsTheSame(FactInForce earlier) => earlier.Event is DealAmended amended && amended.Number == Number;
    }

    internal override string Tell(Wording words) =>
        $"Amended, {Number}: {words.Deal(Deal)}{Phrase.In(Term)}{Phrase.Because(Summary)}";
}
