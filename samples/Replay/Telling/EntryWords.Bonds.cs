namespace Replay;

/// <summary>What binds the parties: forming, signing, deadlines, breaches and endings.</summary>
internal sealed partial class EntryWords
{
    private string? Bond(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        PartnershipFormed formed => $"{Names.Of(formed.Parties.Select(party => party.Id))} are partners",
        PartyJoined joined => $"{Names.Of(joined.Party)} joins{(joined.Role is { } role ? $" as {role}" : "")}",
        PartyLeft left => $"{Names.Of(left.Party)} leaves{Because(left.Reason)}",
        PartnershipReassessed reassessed => $"{Names.Of(reassessed.ByParty)} reassesses the partnership{Because(reassessed.Reason)}",
        PartnershipDissolved dissolved => $"The partnership is dissolved{Because(dissolved.Reason)}",
        DealSigned signed => $"Signed: {signed.Title ?? $"{signed.Deal}"}{In(signed.Term)}{Commitments(signed)}",
        DealAmended amended => $"Amended, {amended.Number}: {Deal(amended.Deal, stream)}{In(amended.Term)}{Because(amended.Summary)}",
        DealRenewed renewed => $"Renewed until {renewed.Until}: {Deal(renewed.Deal, stream)}",
        DealSuspended suspended => $"Suspended{(suspended.TollsDeadlines ? ", deadlines with it" : "")}: {Deal(suspended.Deal, stream)}{Because(suspended.Reason)}",
        DealResumed resumed => $"Resumed: {Deal(resumed.Deal, stream)}",
        MilestoneScheduled scheduled => $"Milestone {scheduled.Milestone} is due {scheduled.Due}{Because(scheduled.Description)}",
        MilestoneRescheduled rescheduled => $"Milestone {rescheduled.Milestone} is put off to {rescheduled.Due}",
        MilestoneMet met => $"Milestone {met.Milestone} is met",
        MilestoneCancelled cancelled => $"Milestone {cancelled.Milestone} is cancelled{Because(cancelled.Reason)}",
        DeadlineMissed missed => $"{(missed.Milestone is { } milestone ? $"The deadline of {milestone}" : "A deadline")} was missed{Because(missed.Description)}",
        BreachNotified notified => $"{Names.Of(notified.Party)} is in breach of {Deal(notified.Deal, stream)}{Because(notified.Duty)}",
        BreachCured cured => $"Cured: {Breach(cured.Breach, stream)}",
        BreachWaived waived => $"{Names.Of(waived.ByParty)} waives {Breach(waived.Breach, stream)}",
        CurePeriodLapsed lapsed => $"The days to cure {Breach(lapsed.Breach, stream)} have run out",
        TerminationNoticed noticed => $"Notice is given to end by {noticed.EndsOn}: {Deal(noticed.Deal, stream)}",
        DealTerminated terminated => $"Terminated, {Ground(terminated.Cause)}: {Deal(terminated.Deal, stream)}",
        DealExpired expired => $"Expired: {Deal(expired.Deal, stream)}",
        DealCompleted completed => $"Completed: {Deal(completed.Deal, stream)}",
        _ => null,
    };

    private string Commitments(DealSigned signed) => signed.Commitments.Count == 0 ? "" : $"; {string.Join("; ", signed.Commitments.Select(made => Committed(made, signed.Nature == DealNature.NonBinding ? CommitmentNature.NonBinding : made.Nature)))}";

    private string Deal(Id<Deal> id, StreamKey stream) => PartnershipOf(stream)?.FindDeal(id)?.Title ?? $"{id}";

    private string Breach(Id<Breach> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindBreach(id) is { } breach ? $"{Names.Of(breach.Party)}'s breach of {Deal(breach.Deal, stream)}" : $"breach {id}";

    private static string Ground(TerminationCause cause) => cause switch
    {
        TerminationCause.ConditionFailed => "a condition having failed",
        TerminationCause.Mutual => "by agreement",
        TerminationCause.Convenience => "for convenience",
        var other => Words.Of(other).Replace('-', ' '),
    };
}
