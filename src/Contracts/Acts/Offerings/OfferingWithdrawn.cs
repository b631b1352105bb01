namespace Contracts;

/// <summary>The offering was called off permanently.</summary>
[EventType("contracts.offering-withdrawn.v1")]
public sealed record OfferingWithdrawn : OfferingEvent
{
    /// <summary>The reason; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.Stage == OfferingStage.Closed)
            offering.Report(fact, RuleCodes.OfferingClosed, "The offering is closed; it is called off before that.");
        else
            offering.Withdraw(fact);
    }

    internal override string Tell(Wording words) => $"{words.Offering} is withdrawn{Phrase.Because(Reason)}";
}
