using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A deal was ended before its time. Its commitments close, except those that survive.</summary>
[EventType("contracts.deal-terminated.v1")]
public sealed record DealTerminated : PartnershipEvent
{
    /// <summary>The deal.</summary>
    public required Id<Deal> Deal { get; init; }

    /// <summary>The cause of the termination.</summary>
    public required TerminationCause Cause { get; init; }

    /// <summary>
    /// The amounts that stay owed, by commitment. Commitments that were made to survive stay open as well.
    /// </summary>
    public IReadOnlyList<SurvivingAmount> Survives
    {
        get;
        init => field = ValueList.Of(value ?? []);
    } = ValueList<SurvivingAmount>.Empty;

    internal override PayloadFault? FindFault() =>
        PayloadFault.OfHoles("survives", Survives) is { } hole ? hole
        : Survives.Select(amount => amount.Commitment).Distinct().Count() < Survives.Count
            ? new PayloadFault("survives", "A commitment is named twice; it survives with one amount.")
        : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveDeal(Deal, "be terminated", fact) is not { } deal)
            return;
        if (deal.NoticeRunning(Cause, fact.TakesEffectOn) is { } notice)
            partnership.Report(fact, RuleCodes.BeforeNoticeEnds,
                $"Deal {Deal} is terminated on {fact.EffectiveOn} with notice until {notice.EndsOn}; "
                + "it can be terminated on that ground from then on.");
        else if (Cause == TerminationCause.ForCause
            && partnership.CureOf(Deal, fact.TakesEffectOn) is { } breach)
            partnership.Report(fact, RuleCodes.WithinCure,
                $"Deal {Deal} is terminated for cause on {fact.EffectiveOn}; breach {breach.Id} can be cured "
                + (breach.LastDayOfCure is { } lastDay ? $"until {PartialDate.On(lastDay)}" : "after the suspension")
                + ", and the deal terminated for it from the day after.");
        else if (Survives.All(amount => partnership.CanSurvive(amount, Deal, fact)))
            partnership.End(deal, DealLifecycle.Terminated, Survives, fact);
    }

    internal override string Tell(Wording words) => $"Terminated, {Phrase.Of(Cause)}: {words.Deal(Deal)}";
}

/// <summary>The amount of a commitment that stays owed when its deal is terminated.</summary>
public sealed record SurvivingAmount
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The amount, in the commitment's unit.</summary>
    public required Amount Amount { get; init; }
}

/// <summary>The cause of a termination.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<TerminationCause>))]
public enum TerminationCause
{
    /// <summary>The other side is in breach.</summary>
    ForCause,

    /// <summary>A party has the right to end it without a reason.</summary>
    Convenience,

    /// <summary>The parties agree to end it.</summary>
    Mutual,

    /// <summary>The law ends it.</summary>
    ByLaw,

    /// <summary>A condition of the deal failed.</summary>
    ConditionFailed,
}
