namespace Contracts;

/// <summary>The parties changed a deal. Changes of what is owed are recorded as facts of their own.</summary>
[EventType("contracts.deal-amended.v1")]
public sealed record DealAmended : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The amendment's number, used once per deal; 1 or more.</summary>
    public required int Number { get; init; }

    /// <summary>The deal's term from then on; null where that does not change.</summary>
    public Term? Term { get; init; }

    /// <summary>What changes, in words; null where nobody said.</summary>
    public string? Summary { get; init; }

    internal override PayloadFault? FindFault() => Number < 1 ? new PayloadFault("number", $"The number is {Number}; amendments are counted from 1.") : null;

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
