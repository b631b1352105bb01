namespace Contracts;

/// <summary>The offering was put off before it was priced.</summary>
[EventType("contracts.offering-postponed.v1")]
public sealed record OfferingPostponed : OfferingEvent
{
    /// <summary>Why; null where nobody said.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.IsPriced)
            offering.Report(fact, "already-priced", "The offering is priced; it is put off before that.");
        else
            offering.Postpone(fact);
    }
}
