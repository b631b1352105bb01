namespace Contracts;

/// <summary>The party in breach cured the breach.</summary>
[EventType("contracts.breach-cured.v1")]
public sealed record BreachCured : PartnershipEvent
{
    /// <summary>The breach.</summary>
    public required Id<Breach> Breach { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.UncuredBreach(Breach, fact) is not { } breach)
            return;
        if (breach is { LapsedBy: { } lapsed, WaivedBy: null })
            partnership.Report(fact, RuleCodes.CuredAfterLapse,
                $"The cure of breach {Breach} lapsed on {lapsed.EffectiveOn}; "
                + "after that it is cured only if it is waived.");
        else
            breach.Cure(fact);
    }

    internal override string Tell(Wording words) => $"Cured: {words.Breach(Breach)}";
}
