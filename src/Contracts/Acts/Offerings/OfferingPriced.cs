namespace Contracts;

/// <summary>The offering was priced. The price may lie outside the range of the launch.</summary>
[EventType("contracts.offering-priced.v1")]
public sealed record OfferingPriced : OfferingEvent
{
    /// <summary>The number of shares offered.</summary>
    public required Amount Shares { get; init; }

    /// <summary>The price of one share.</summary>
    public required Amount Price { get; init; }

    internal override PayloadFault? FindFault() => Offering.FaultOf(Shares);

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.IsPriced)
            offering.Report(fact, RuleCodes.AlreadyPriced, "The offering is priced already; it is priced once.");
        else if (offering.LaunchedBy is null)
            offering.Report(fact, RuleCodes.NotLaunched,
                "The offering is not launched; it is priced after its launch.");
        else
            offering.SetPrice(Shares, Price, fact);
    }

    internal override string Tell(Wording words) => $"{words.Offering} is priced{Phrase.At(Shares, Price)}";
}
