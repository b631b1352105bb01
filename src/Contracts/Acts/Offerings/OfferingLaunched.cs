namespace Contracts;

/// <summary>The offering was launched: shares were offered at a range of prices.</summary>
[EventType("contracts.offering-launched.v1")]
public sealed record OfferingLaunched : OfferingEvent
{
    /// <summary>The number of shares offered.</summary>
    public required Amount Shares { get; init; }

    /// <summary>The range of the price of one share.</summary>
    public required Amount PriceRange { get; init; }

    internal override PayloadFault? FindFault() => Offering.FaultOf(Shares);

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering is { Stage: not OfferingStage.Postponed, LaunchedBy: { } launched })
            offering.Report(fact, RuleCodes.AlreadyLaunched,
                $"The offering was launched on {launched.EffectiveOn}; it is launched once, and resized after that.");
        else
            offering.Launch(Shares, PriceRange, fact);
    }

    internal override string Tell(Wording words) => $"{words.Offering} is launched{Phrase.At(Shares, PriceRange)}";
}
