namespace Contracts;

/// <summary>
/// The underwriters took further shares at the price of the offering. These do not change the offering's own amount.
/// </summary>
[EventType("contracts.over-allotment-exercised.v1")]
public sealed record OverAllotmentExercised : OfferingEvent
{
    /// <summary>The number of further shares, in the unit <c>share</c>.</summary>
    public required Amount Shares { get; init; }

    internal override PayloadFault? FindFault() => Offering.FaultOf(Shares);

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (!offering.IsPriced)
            offering.Report(fact, RuleCodes.NotPriced,
                "The offering is not priced; further shares are taken after its pricing.");
        else
            offering.OverAllot(Shares, fact);
    }

    internal override string Tell(Wording words) => $"The underwriters take {Shares} beyond the offering";
}
