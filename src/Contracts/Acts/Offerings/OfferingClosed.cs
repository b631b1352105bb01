namespace Contracts;

/// <summary>The offering was closed: the shares were delivered and paid for.</summary>
[EventType("contracts.offering-closed.v1")]
public sealed record OfferingClosed : OfferingEvent
{
    /// <summary>The proceeds; null if not stated.</summary>
    public Amount? Proceeds { get; init; }

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.Stage == OfferingStage.Closed)
            offering.Report(fact, RuleCodes.OfferingClosed, "The offering is closed already; it is closed once.");
        else if (offering.Stage != OfferingStage.Priced)
            offering.Report(fact, RuleCodes.NotPriced, "The offering is not priced; it is closed after its pricing.");
        else
            offering.Close(Proceeds, fact);
    }

    internal override string Tell(Wording words) =>
        $"{words.Offering} is closed{(Proceeds is { } proceeds ? $", with {Phrase.Of(proceeds)} in" : "")}";
}
