namespace Replay;

/// <summary>What is owed: commitments, options, performance and withdrawals.</summary>
internal sealed partial class EntryWords
{
    private string? Duty(PartnershipEvent happened, StreamKey stream) => happened switch
    {
        CommitmentMade made => Committed(made, made.Nature),
        CommitmentIncreased increased => $"{Duty(increased.Commitment, stream)} grows by {Undisclosed(increased.By)}",
        CommitmentReduced reduced => $"{Duty(reduced.Commitment, stream)} is reduced by {Undisclosed(reduced.By)}",
        CommitmentReleased released => $"{Duty(released.Commitment, stream)} is released",
        CommitmentNovated novated => $"{Duty(novated.Commitment, stream)} passes to {Names.Of(novated.ByParty)}{(novated.Novated is { } some ? $", {some} of it" : "")}",
        CommitmentWithdrawn withdrawn => $"{Debtor(withdrawn, stream)} withdraws {Withdrawn(withdrawn)}{Because(withdrawn.Grounds)}",
        DeliveryAccepted accepted => $"{Duty(accepted.Commitment, stream)}: {Undisclosed(accepted.Amount)} delivered",
        DeliveryRejected rejected => $"{Duty(rejected.Commitment, stream)}: a delivery is rejected{Because(rejected.Reason)}",
        PaymentMade paid => $"{Duty(paid.Commitment, stream)}: {Undisclosed(paid.Amount)} paid",
        DeliveryIssueReported issue => $"Trouble with delivery under {issue.Deal?.ToString() ?? $"{issue.Commitment}"}{Because(issue.Description)}",
        OptionGranted granted => $"An option for {Names.Of(granted.Holder)}{In(granted.Window)}: {Optional(granted, stream)}",
        OptionExercised exercised => $"{Holder(exercised.Option, stream)} exercises {(exercised.Amount is { } some ? $"{some}" : "all that is left")} of option {exercised.Option}",
        OptionDeclined declined => $"{Holder(declined.Option, stream)} declines option {declined.Option}",
        OptionLapsed lapsed => $"{Holder(lapsed.Option, stream)}'s option {lapsed.Option} lapses; nothing of it was owed",
        _ => null,
    };

    private string Duty(Id<Commitment> id, StreamKey stream) =>
        PartnershipOf(stream)?.FindCommitment(id) is { } commitment ? $"{Names.Of(commitment.Debtor)}'s {id} to {Names.Of(commitment.Creditor)}" : $"Commitment {id}";

    private string Debtor(CommitmentWithdrawn withdrawn, StreamKey stream) =>
        withdrawn.Commitment is { } id && PartnershipOf(stream)?.FindCommitment(id) is { } commitment ? Names.Of(commitment.Debtor) : "The debtor";

    private string Holder(Id<Option> id, StreamKey stream) => PartnershipOf(stream)?.FindOption(id) is { } option ? Names.Of(option.Holder) : "The holder";

    private string Committed(CommitmentMade made, CommitmentNature nature) =>
        $"{Names.Of(made.Debtor)} {Binding.Verb(nature)} {Names.Of(made.Creditor)} {Undisclosed(made.Amount)}{Of(made.Subject)}";

    private string Optional(OptionGranted granted, StreamKey stream) =>
        granted is { Debtor: { } debtor, Creditor: { } creditor }
            ? $"{Names.Of(debtor)} would owe {Names.Of(creditor)} {Undisclosed(granted.Amount)}{Of(granted.Subject)}"
            : $"{(granted.Increases is { } id ? Duty(id, stream) : "what is owed")} can grow by {Undisclosed(granted.Amount)}";

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
}
