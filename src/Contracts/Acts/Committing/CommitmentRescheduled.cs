namespace Contracts;

/// <summary>The parties agreed on a new schedule for what is outstanding of a commitment.</summary>
[EventType("contracts.commitment-rescheduled.v1")]
public sealed record CommitmentRescheduled : PartnershipEvent
{
    /// <summary>The commitment.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The new schedule, which covers what is outstanding on the effective date.</summary>
    public required Schedule Schedule { get; init; }

    internal override PayloadFault? FindFault() =>
        Schedule.FindFault(Schedule.Instalments is [{ } first, ..] ? first.Amount.Unit : default) is { } fault
            ? fault with { Field = $"schedule.{fault.Field}" }
            : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        var whole = Schedule.Whole;
        if ((whole is { } sum
                ? partnership.OpenCommitment(Commitment, sum.Shown.Unit, fact)
                : partnership.OpenCommitment(Commitment, fact)) is not { } commitment)
            return;
        if (whole is { } scheduled && scheduled.IsCertainlyOtherThan(commitment.Left))
            partnership.Report(fact, RuleCodes.ScheduleDiffers,
                $"The instalments of commitment {Commitment} add up to {scheduled.Shown}, "
                + $"and {commitment.Outstanding} is outstanding; they must add up to what is outstanding.");
        else
            commitment.Reschedule(Schedule, fact);
    }

    internal override string Tell(Wording words) => $"What {words.Owing(Commitment)} has a new schedule";
}
