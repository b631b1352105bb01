using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// Another party took the place of a commitment's debtor or creditor, for an exact amount or all that is outstanding.
/// </summary>
/// <remarks>The novated amount moves from the old commitment to a new one. The sum of both does not change.</remarks>
[EventType("contracts.commitment-novated.v1")]
public sealed record CommitmentNovated : PartnershipEvent
{
    /// <summary>The commitment from which it is novated.</summary>
    public required Id<Commitment> Commitment { get; init; }

    /// <summary>The exact amount that is novated; null if all that is outstanding is.</summary>
    public Amount? Novated { get; init; }

    /// <summary>True if all that is outstanding is novated.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool All { get; init; }

    /// <summary>
    /// The amount that stays; null if not stated. With the novated amount, it adds up to what was outstanding.
    /// </summary>
    public Amount? Kept { get; init; }

    /// <summary>The id of the new commitment.</summary>
    public required Id<Commitment> To { get; init; }

    /// <summary>The side that is replaced.</summary>
    public required CommitmentSide Replaces { get; init; }

    /// <summary>The party that takes its place.</summary>
    public required Id<Party> ByParty { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override PayloadFault? FindFault() =>
        All == Novated is not null
            ? new PayloadFault(
                "novated",
                "An amount is novated or all that is outstanding; exactly one of the two is stated.")
        : Novated is { IsPoint: false } or { IsApproximate: true }
            ? new PayloadFault("novated", $"The amount is {Novated}; an exact amount is novated, or all.")
        : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenCommitment(Commitment, fact) is not { } commitment || !partnership.Knows(ByParty, fact))
            return;
        var (debtor, creditor) = Replaces == CommitmentSide.Debtor
            ? (ByParty, commitment.Creditor)
            : (commitment.Debtor, ByParty);
        if (Novated is { } one && one.Unit != commitment.Unit || Kept is { } other && other.Unit != commitment.Unit)
            partnership.Report(fact, RuleCodes.MixedUnits,
                $"Commitment {Commitment} is in {commitment.Unit}; what is novated and kept has to be in its unit.");
        else if (partnership.FindCommitment(To) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyCommitted,
                $"Commitment {To} was made on {known.MadeBy.EffectiveOn}; a novation makes a new one.");
        else if (debtor == creditor)
            partnership.Report(fact, RuleCodes.DebtorIsCreditor,
                $"{debtor} would owe itself; a debtor and a creditor must be two parties.");
        else if (Novated is { } novated && commitment.Left.IsCertainlyLessThan(fact.Reckoned(novated)))
            partnership.Report(fact, RuleCodes.MoreThanOutstanding,
                $"{novated} of commitment {Commitment} are novated with {commitment.Outstanding} outstanding; "
                + "no more than that can be.");
        else
        {
            var kept = IsConserved(partnership, commitment, fact) ? Kept : null;
            var gone = commitment.Novate(Novated, kept, fact);
            partnership.Commit(new Commitment(commitment, To, debtor, creditor, gone, fact));
        }
    }

    /// <summary>True unless the amount kept contradicts the one novated; it is then left out, and reported.</summary>
    private bool IsConserved(Partnership partnership, Commitment commitment, FactInForce fact)
    {
        if (All && Kept is { Min: > 0 } rest)
            partnership.Report(fact, RuleCodes.NotConserved,
                $"All of commitment {Commitment} is novated and {rest} kept, "
                + $"and {commitment.Outstanding} was outstanding; where all is novated, nothing is kept.");
        else if (Novated is { } part && Kept is { } kept
            && new Reckoned(part).Plus(new Reckoned(kept)) is var both && both.IsCertainlyOtherThan(commitment.Left))
            partnership.Report(fact, RuleCodes.NotConserved,
                $"{part} novated and {kept} kept add up to {both.Shown}, and {commitment.Outstanding} was outstanding; "
                + "what is novated and what is kept must add up to what was outstanding.");
        else
            return true;
        return false;
    }

    internal override string Tell(Wording words) =>
        $"{(Novated is { } some ? $"{Phrase.Of(some)} of what" : "What")} {words.Owing(Commitment)} passes to "
        + $"{words.Name(ByParty)} as {(Replaces == CommitmentSide.Debtor ? "the new debtor" : "the new creditor")}";
}
