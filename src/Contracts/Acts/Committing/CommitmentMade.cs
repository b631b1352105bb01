using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A debtor undertook a duty towards a creditor.</summary>
[EventType("contracts.commitment-made.v1")]
public sealed record CommitmentMade : PartnershipEvent
{
    /// <summary>The id of the commitment, unique in the stream.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The deal under which it is owed; null for none.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The party that owes.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>The party that is owed; never the debtor itself.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The subject in words; null if not stated.</summary>
    public string? Subject { get; init; }

    /// <summary>The amount undertaken.</summary>
    public required Amount Amount { get; init; }

    /// <summary>
    /// The nature of the duty; null for the usual one: contingent if a condition is stated, otherwise firm. Under a
    /// non-binding deal, every commitment is non-binding.
    /// </summary>
    public CommitmentNature? Nature { get; init; }

    /// <summary>The condition on which it depends, in words; null for none, or if not stated.</summary>
    public string? Condition { get; init; }

    /// <summary>
    /// True if the amount is a minimum by contract: more may be performed, and what is outstanding is the rest up to it.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMinimum { get; init; }

    /// <summary>True if it stays open when its deal ends.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Survives { get; init; }

    /// <summary>The commitment of the same stream that this one passes on, as a reseller does; null for none.</summary>
    public Id<Commitment>? PassesOn { get; init; }

    /// <summary>The schedule on which it falls due; null if not stated.</summary>
    public Schedule? Schedule { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Debtor, Creditor];

    internal override PayloadFault? FindFault() =>
        Condition is not null && Nature is { } other and not CommitmentNature.Contingent
            ? new PayloadFault(
                "nature",
                $"The nature is {KebabCase.Of(other)}; what depends on a condition is contingent until it is met.")
        : Schedule?.FindFault(Amount.Unit) is { } fault ? fault with { Field = $"schedule.{fault.Field}" } : null;

    private CommitmentNature UsualNature =>
        Nature ?? (Condition is null ? CommitmentNature.Firm : CommitmentNature.Contingent);

    internal override void ApplyTo(Partnership partnership, FactInForce fact) => MakeUnder(Deal, partnership, fact);

    /// <summary>
    /// Makes the commitment under a deal, which the event need not name if it is part of the signing.
    /// </summary>
    internal void MakeUnder(Id<Deal>? deal, Partnership partnership, FactInForce fact)
    {
        if (Debtor == Creditor)
        {
            partnership.Report(fact, RuleCodes.DebtorIsCreditor,
                $"{Debtor} would owe itself; a debtor and a creditor must be two parties.");
            return;
        }

        if (partnership.FindCommitment(Commitment) is { } known)
        {
            partnership.Report(fact, RuleCodes.AlreadyCommitted,
                $"Commitment {Commitment} was made on {known.MadeBy.EffectiveOn}; "
                + "it is made once, and increased after that.");
            KeepOut(known.Basis);
            return;
        }

        var above = deal is { } under ? partnership.LiveDeal(under, "be given a commitment", fact) : null;
        if (deal is not null && above is null)
            return;
        if (!partnership.Knows(Debtor, fact) || !partnership.Knows(Creditor, fact))
        {
            KeepOut(partnership.Membership);
            return;
        }

        var passed = PassesOn is { } id ? partnership.FindCommitment(id) : null;
        if (PassesOn is { } passedOn && passed is null)
        {
            partnership.Report(fact, RuleCodes.NotCommitted,
                $"Commitment {Commitment} passes on {passedOn}, "
                + $"which is not made by {PartialDate.On(fact.TakesEffectOn)}; what is passed on must be made first.");
            return;
        }

        var made = this;
        if (Schedule?.Whole is { } whole && whole.IsCertainlyOtherThan(new Reckoned(Amount)))
        {
            partnership.Report(fact, RuleCodes.ScheduleDiffers,
                $"The instalments of commitment {Commitment} add up to {whole.Shown}, and {Amount} is undertaken; "
                + "they must add up to what is undertaken.");
            made = this with { Schedule = null };
        }

        var nature = above is { Nature: DealNature.NonBinding } ? CommitmentNature.NonBinding : UsualNature;
        var commitment = new Commitment(partnership, made, deal, nature, fact);
        commitment.RestOn(above?.Signing, passed?.Basis);
        partnership.Commit(commitment);

        void KeepOut(Basis because)
        {
            if (fact.Event is DealSigned && deal is { } signed)
                partnership.FindDeal(signed)?.KeepOut(because);
        }
    }

    internal override string Tell(Wording words) => Tell(words, isBinding: true);

    /// <summary>The sentence, as part of a deal that may not bind.</summary>
    internal string Tell(Wording words, bool isBinding)
    {
        var nature = !isBinding ? CommitmentNature.NonBinding
            : Nature ?? (Condition is null ? CommitmentNature.Firm : CommitmentNature.Contingent);
        return $"{words.Name(Debtor)} {Phrase.Verb(nature)} {words.Name(Creditor)} {Phrase.Of(Amount, Subject)}"
            + (Condition is null ? "" : $" on a condition: {Condition.TrimEnd('.')}");
    }
}
