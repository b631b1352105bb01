namespace Contracts;

/// <summary>A party was given notice that it is in breach of a deal.</summary>
[EventType("contracts.breach-notified.v1")]
public sealed record BreachNotified : PartnershipEvent
{
    /// <summary>The id of the breach, unique in the stream.</summary>
    public required Id<Breach> Breach { get; init; }

    /// <summary>The deal that was breached.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The party in breach.</summary>
    public required Id<Party> Party { get; init; }

    /// <summary>The duty in words; null if not stated.</summary>
    public string? Duty { get; init; }

    /// <summary>
    /// The number of days to cure it, 0 to 36,525. The day of notice is day 0. Null for none, or if not stated.
    /// </summary>
    public int? CureDays { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Party];

    internal override PayloadFault? FindFault() => Calendar.FaultOf("cureDays", CureDays);

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindBreach(Breach) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyNotified,
                $"Breach {Breach} was notified on {known.NotifiedBy.EffectiveOn}; it is notified once.");
        else if (partnership.LiveDeal(Deal, "be breached", fact) is { } deal && partnership.Knows(Party, fact))
            partnership.Notify(new Breach(this, deal, fact));
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(Party)} is in breach of {words.Deal(Deal)}{Phrase.Because(Duty)}";
}
