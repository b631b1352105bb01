namespace Contracts;

/// <summary>
/// The cure period of a breach lapsed. It takes effect on the day after the last day of cure, or later.
/// </summary>
[EventType("contracts.cure-period-lapsed.v1")]
public sealed record CurePeriodLapsed : PartnershipEvent
{
    /// <summary>The breach.</summary>
    public required Id<Breach> Breach { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.UncuredBreach(Breach, fact) is not { } breach)
            return;
        if (breach.WaivedBy is { } waived)
            partnership.Report(fact, RuleCodes.AlreadyWaived,
                $"Breach {Breach} was waived on {waived.EffectiveOn}; what is waived does not lapse.");
        else if (breach.LapsedBy is { } lapsed)
            partnership.Report(fact, RuleCodes.AlreadyLapsed,
                $"The cure of breach {Breach} lapsed on {lapsed.EffectiveOn}; it lapses once.");
        else if (breach.CureDays is null)
            partnership.Report(fact, RuleCodes.NoCurePeriod,
                $"Breach {Breach} has no period of cure; only a period that was given can lapse.");
        else if (breach.LastDayOfCure is not { } lastDay)
            partnership.Report(fact, RuleCodes.Tolled,
                $"The cure of breach {Breach} is tolled while its deal is suspended; "
                + "it can lapse after the deal is resumed.");
        else if (fact.TakesEffectOn <= lastDay)
            partnership.Report(fact, RuleCodes.WithinCure,
                $"The cure of breach {Breach} lapses on {fact.EffectiveOn}; "
                + $"it can lapse from the day after {PartialDate.On(lastDay)}, the last day of cure.");
        else
            breach.Lapse(fact);
    }

    internal override string Tell(Wording words) => $"The days to cure {words.Breach(Breach)} have run out";
}
