namespace Contracts;

/// <summary>The offering was postponed before its pricing.</summary>
[EventType("contracts.offering-postponed.v1")]
public sealed record OfferingPostponed : OfferingEvent
{
    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.IsPriced)
            offering.Report(fact, RuleCodes.AlreadyPriced, "The offering is priced; it is put off before that.");
        else
            offering.Postpone(fact);
    }

    internal override string Tell(Wording words) => $"{words.Offering} is put off{Phrase.Because(Reason)}";
}
