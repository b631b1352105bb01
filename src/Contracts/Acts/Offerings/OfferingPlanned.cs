namespace Contracts;

/// <summary>An offering was planned or expected, before its launch.</summary>
[EventType("contracts.offering-planned.v1")]
public sealed record OfferingPlanned : OfferingEvent
{
    /// <summary>The organization whose shares are to be offered; null if not stated.</summary>
    public Id<Party>? Issuer { get; init; }

    /// <summary>The amount that it is to raise.</summary>
    public required Amount Target { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => Issuer is { } issuer ? [issuer] : [];

    internal override void ApplyTo(Offering offering, FactInForce fact)
    {
        if (offering.LaunchedBy is { } launched && fact.EffectiveOn.Earliest > launched.TakesEffectOn)
            offering.Report(fact, RuleCodes.PlannedAfterLaunch,
                $"The offering is planned on {fact.EffectiveOn} and was launched on {launched.EffectiveOn}; "
                + "a plan comes before the launch.");
        else
            offering.Plan(Issuer, Target, fact);
    }

    internal override string Tell(Wording words) =>
        $"{(Issuer is { } issuer ? $"{words.Name(issuer)} plans an offering" : "An offering is planned")}, "
        + $"to bring {Phrase.Of(Target)}";
}
