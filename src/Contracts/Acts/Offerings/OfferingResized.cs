namespace Contracts;

/// <summary>The number of shares or the range of prices was changed before the pricing.</summary>
[EventType("contracts.offering-resized.v1")]
public sealed record OfferingResized : OfferingEvent
{
    /// <summary>The new number of shares; null if it did not change.</summary>
    public Amount? Shares { get; init; }

    /// <summary>The new range of the price of one share; null if it did not change.</summary>
    public Amount? PriceRange { get; init; }

    internal override PayloadFault? FindFault() =>
        Shares is null && PriceRange is null
            ? new PayloadFault("shares", "Nothing is resized; the shares, the range of prices or both are stated.")
            : Offering.FaultOf(Shares);

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.IsPriced)
            offering.Report(fact, RuleCodes.ResizedAfterPricing, "The offering is priced; it is resized before that.");
        else if (offering.LaunchedBy is null)
            offering.Report(fact, RuleCodes.NotLaunched,
                "The offering is not launched; only what is offered can be resized.");
        else
            offering.Resize(Shares, PriceRange, fact);
    }

    internal override string Tell(Wording words) => $"{words.Offering} is resized{Phrase.At(Shares, PriceRange)}";
}
