namespace Replay;

/// <content>Sentences for the events of partnerships.</content>
internal sealed partial class EntryWords
{
    /// <summary>A sentence about the parties, deals, deadlines and breaches; null for other events.</summary>
    private string? Bond(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        PartnershipFormed formed => $"{Names.Of(formed.Parties.Select(party => party.Id))} are partners",
        PartyJoined joined => $"{Names.Of(joined.Party)} joins{(joined.Role is { } role ? $" as {role}" : "")}",
        PartyLeft left => $"{Names.Of(left.Party)} leaves{Because(left.Reason)}",
        PartnershipReassessed reassessed =>
            $"{Names.Of(reassessed.ByParty)} reassesses the partnership{Because(reassessed.Reason)}",
        PartnershipDissolved dissolved => $"The partnership is dissolved{Because(dissolved.Reason)}",
        DealSigned signed => $"Signed: {signed.Title ?? $"{signed.Deal}"}{In(signed.Term)}{Commitments(signed)}",
        DealAmended amended =>
            $"Amended, {amended.Number}: {Deal(amended.Deal, stream)}{In(amended.Term)}{Because(amended.Summary)}",
        DealRenewed { Tacitly: true } renewed =>
            $"Tacitly renewed until {renewed.Until}: {Deal(renewed.Deal, stream)}",
        DealRenewed renewed => $"Renewed until {renewed.Until}: {Deal(renewed.Deal, stream)}",
        NonRenewalNoticed noticed =>
            $"{Names.Of(noticed.ByParty)} gives notice not to renew: {Deal(noticed.Deal, stream)}",
        DealSuspended suspended =>
            $"Suspended{(suspended.TollsDeadlines ? ", deadlines with it" : "")}: "
            + $"{Deal(suspended.Deal, stream)}{Because(suspended.Reason)}",
        DealResumed resumed => $"Resumed: {Deal(resumed.Deal, stream)}",
        MilestoneScheduled scheduled =>
            $"Milestone {scheduled.Milestone} is due {scheduled.Due}{Because(scheduled.Description)}",
        MilestoneRescheduled rescheduled => $"Milestone {rescheduled.Milestone} is put off to {rescheduled.Due}",
        MilestoneMet met => $"Milestone {met.Milestone} is met",
        MilestoneCancelled cancelled => $"Milestone {cancelled.Milestone} is cancelled{Because(cancelled.Reason)}",
        DeadlineMissed { Milestone: { } milestone } missed =>
            $"The deadline of {milestone} was missed{Because(missed.Description)}",
        DeadlineMissed missed => $"A deadline was missed{Because(missed.Description)}",
        BreachNotified notified =>
            $"{Names.Of(notified.Party)} is in breach of {Deal(notified.Deal, stream)}{Because(notified.Duty)}",
        BreachCured cured => $"Cured: {Breach(cured.Breach, stream)}",
        BreachWaived waived => $"{Names.Of(waived.ByParty)} waives {Breach(waived.Breach, stream)}",
        CurePeriodLapsed lapsed => $"The days to cure {Breach(lapsed.Breach, stream)} have run out",
        TerminationNoticed noticed => $"Notice is given to end by {noticed.EndsOn}: {Deal(noticed.Deal, stream)}",
        DealTerminated terminated => $"Terminated, {Cause(terminated.Cause)}: {Deal(terminated.Deal, stream)}",
        DealExpired expired => $"Expired: {Deal(expired.Deal, stream)}",
        DealCompleted completed => $"Completed: {Deal(completed.Deal, stream)}",
        RightGranted granted =>
            $"{Names.Of(granted.Holder)} has a right against {Names.Of(granted.Against)}, "
            + $"{Words.Spaced(granted.Kind)}{In(granted.Window)}{Because(granted.Description)}",
        RightAmended amended => $"Amended: {Right(amended.Right, stream)}{In(amended.Window)}{Because(amended.Description)}",
        RightExercised exercised =>
            $"{Names.Of(exercised.ByParty)} exercises {Right(exercised.Right, stream)}{Because(exercised.Summary)}",
        RightWaived waived =>
            $"{Names.Of(waived.ByParty)} waives {Right(waived.Right, stream)}"
            + (waived.Until is { } until ? $" until {until}" : ""),
        RightEnded ended => $"Ended: {Right(ended.Right, stream)}{Because(ended.Reason)}",
        _ => null,
    };

    /// <summary>A sentence about commitments, performance and options; null for other events.</summary>
    private string? Duty(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        CommitmentMade made => Committed(made, NatureOf(made)),
        CommitmentIncreased increased =>
            $"{Duty(increased.Commitment, stream)} grows by {Undisclosed(increased.By)}",
        CommitmentReduced reduced => $"{Duty(reduced.Commitment, stream)} is reduced by {Undisclosed(reduced.By)}",
        CommitmentAmended amended => $"{Duty(amended.Commitment, stream)} is amended to {Undisclosed(amended.To)}",
        CommitmentRescheduled rescheduled => $"{Duty(rescheduled.Commitment, stream)} has a new schedule",
        ConditionMet met => $"The condition of {Conditional(met.Commitment, met.Investment, stream)} is met",
        ConditionFailed failed => $"The condition of {Conditional(failed.Commitment, failed.Investment, stream)} failed",
        PerformanceReversed reversed =>
            $"{Undisclosed(reversed.Amount)} of {Duty(reversed.Commitment, stream)} is reversed, a {Words.Spaced(reversed.Reason)}",
        CommitmentReleased released => $"{Duty(released.Commitment, stream)} is released",
        CommitmentNovated novated =>
            $"{Duty(novated.Commitment, stream)} passes to {Names.Of(novated.ByParty)}"
            + (novated.Novated is { } some ? $", {some} of it" : ""),
        CommitmentWithdrawn withdrawn =>
            $"{Debtor(withdrawn, stream)} withdraws {Withdrawn(withdrawn)}{Because(withdrawn.Grounds)}",
        DeliveryAccepted accepted => $"{Duty(accepted.Commitment, stream)}: {Undisclosed(accepted.Amount)} delivered",
        DeliveryRejected rejected =>
            $"{Duty(rejected.Commitment, stream)}: a delivery is rejected{Because(rejected.Reason)}",
        PaymentMade paid => $"{Duty(paid.Commitment, stream)}: {Undisclosed(paid.Amount)} paid",
        DeliveryIssueReported issue =>
            $"Trouble with delivery under {issue.Deal?.ToString() ?? $"{issue.Commitment}"}"
            + Because(issue.Description),
        OptionGranted granted =>
            $"An option for {Names.Of(granted.Holder)}{In(granted.Window)}: {Optional(granted, stream)}",
        OptionExercised exercised =>
            $"{Holder(exercised.Option, stream)} exercises "
            + $"{exercised.Amount?.ToString() ?? "all that is left"} of option {exercised.Option}",
        OptionDeclined declined => $"{Holder(declined.Option, stream)} declines option {declined.Option}",
        OptionLapsed lapsed =>
            $"{Holder(lapsed.Option, stream)}'s option {lapsed.Option} lapses; nothing of it was owed",
        _ => null,
    };

    /// <summary>A sentence about equity; null for other events.</summary>
    private string? Equity(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        EquityCommitted equity =>
            $"{Names.Of(equity.Investor)} is to get {Undisclosed(equity.Amount)} of {Names.Of(equity.Issuer)}'s equity"
            + $"{For(equity.Consideration)}{Because(equity.Condition)}",
        EquityInvested equity =>
            $"{Names.Of(equity.Investor)} gets {Undisclosed(equity.Amount)} of {Names.Of(equity.Issuer)}'s equity"
            + $"{For(equity.Consideration)}{At(equity.Shares, equity.Price)}",
        EquityTransferred equity =>
            $"{Names.Of(equity.ToParty)} gets {Undisclosed(equity.Amount)} of {Stake(equity.Investment, stream)}",
        EquityCancelled equity =>
            $"Cancelled: {(equity.Amount is { } some ? $"{Undisclosed(some)} of " : "")}"
            + $"{Stake(equity.Investment, stream)}{Because(equity.Reason)}",
        _ => null,
    };

    private string Commitments(DealSigned signed)
    {
        var isBinding = signed.Nature != DealNature.NonBinding;
        return string.Concat(signed.Commitments.Select(made =>
            $"; {Committed(made, isBinding ? NatureOf(made) : CommitmentNature.NonBinding)}"));
    }

    private static CommitmentNature NatureOf(CommitmentMade made) =>
        made.Nature ?? (made.Condition is null ? CommitmentNature.Firm : CommitmentNature.Contingent);

    private string Committed(CommitmentMade made, CommitmentNature nature) =>
        $"{Names.Of(made.Debtor)} {Verb(nature)} {Names.Of(made.Creditor)} "
        + $"{Undisclosed(made.Amount)}{Of(made.Subject)}";

    private string Optional(OptionGranted granted, StreamKey stream)
    {
        var amount = Undisclosed(granted.Amount);
        return granted is { Debtor: { } debtor, Creditor: { } creditor }
            ? $"{Names.Of(debtor)} would owe {Names.Of(creditor)} {amount}{Of(granted.Subject)}"
            : $"{(granted.Increases is { } id ? Duty(id, stream) : "what is owed")} can grow by {amount}";
    }

    private string Deal(Id<Deal> id, StreamKey stream) => PartnershipOf(stream)?.FindDeal(id)?.Title ?? $"{id}";

    private string Breach(Id<Breach> id, StreamKey stream) => PartnershipOf(stream)?.FindBreach(id) is { } breach
        ? $"{Names.Of(breach.Party)}'s breach of {Deal(breach.Deal, stream)}"
        : $"breach {id}";

    private string Conditional(Id<Commitment>? commitment, Id<Investment>? investment, StreamKey stream) =>
        commitment is { } id ? Duty(id, stream) : $"investment {investment}";

    private string Right(Id<Right> id, StreamKey stream) => PartnershipOf(stream)?.FindRight(id) is { } right
        ? $"{Names.Of(right.Holder)}'s right of {Words.Spaced(right.Kind)} against {Names.Of(right.Against)}"
        : $"right {id}";

    private string Duty(Id<Commitment> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindCommitment(id) is { } commitment
            ? $"{Names.Of(commitment.Debtor)}'s {id} to {Names.Of(commitment.Creditor)}"
            : $"Commitment {id}";

    private string Debtor(CommitmentWithdrawn withdrawn, StreamKey stream) =>
        withdrawn.Commitment is { } id && PartnershipOf(stream)?.FindCommitment(id) is { } commitment
            ? Names.Of(commitment.Debtor)
            : "The debtor";

    private string Holder(Id<Option> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindOption(id) is { } option ? Names.Of(option.Holder) : "The holder";

    private string Stake(Id<Investment> id, StreamKey stream) => PartnershipOf(stream)?.FindInvestment(id) is { } stake
        ? $"{Names.Of(stake.Investor)}'s stake in {Names.Of(stake.Issuer)}"
        : $"stake {id}";

    private static string Of(string? subject) => subject is null ? "" : $" of {subject}";

    private static string Withdrawn(CommitmentWithdrawn withdrawn)
    {
        var from = withdrawn.Commitment?.ToString() ?? $"{withdrawn.Deal}";
        return withdrawn switch
        {
            { Whole: true } => $"from the whole of {from}",
            { Part: { } part } => $"{Undisclosed(part)} of {from}",
            _ => $"{withdrawn.Fraction} of {from}",
        };
    }

    private static string For(Consideration consideration) => consideration switch
    {
        Consideration.Cash => " for cash",
        Consideration.InKind => " in kind",
        _ => "",
    };

    private static string Cause(TerminationCause cause) => cause switch
    {
        TerminationCause.ConditionFailed => "a condition having failed",
        TerminationCause.Mutual => "by agreement",
        TerminationCause.Convenience => "for convenience",
        var other => Words.Spaced(other),
    };
}
