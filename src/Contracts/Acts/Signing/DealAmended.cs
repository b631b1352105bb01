namespace Contracts;

/// <summary>The parties changed a deal. Changes of what is owed are recorded as facts of their own.</summary>
[EventType("contracts.deal-amended.v2")]
public sealed record DealAmended : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The amendment's number as the parties count them, such as <c>2</c> or <c>P00002</c>; 1 to 40 characters, used once per deal.</summary>
    public required string Number { get; init; }

    /// <summary>The deal's term from then on; null where that does not change.</summary>
    public Term? Term { get; init; }

    /// <summary>What changes, in words; null where nobody said.</summary>
    public string? Summary { get; init; }

    internal override PayloadFault? FindFault() => 
        Number.Length is 0 or > 40 ? new PayloadFault("number", $"The number is '{StorableText.Shorten(Number)}'; it has 1 to 40 characters.") : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "amended", fact) is not { } deal)
            return;
        if (deal.Amendments.FirstOrDefault(earlier => earlier.Event is DealAmended amended && amended.Number == Number) is { } used)
            partnership.Report(fact, "number-used-twice", $"Amendment {Number} of deal {Deal} was made on {used.EffectiveOn}; each amendment has a number of its own.");
        else if (partnership.IsPossible(Term, Deal, fact))
            deal.Amend(Term, fact);
    }
}
