namespace Contracts;

/// <summary>
/// A party was granted the right to increase a commitment or to have one made. By itself, the option is not a
/// commitment.
/// </summary>
[EventType("contracts.option-granted.v1")]
public sealed record OptionGranted : PartnershipEvent
{
    /// <summary>The id of the option, unique in the stream.</summary>
    public required Id<Option> Option { get; init; }

    /// <summary>The deal that grants it; null for none. The option ends with the deal.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The party that can exercise it.</summary>
    public required Id<Party> Holder { get; init; }

    /// <summary>The greatest amount that can be exercised in total.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The days on which it can be exercised, both inclusive; null if not stated.</summary>
    public Term? Window { get; init; }

    /// <summary>The commitment that is increased by exercising; null if a new one is made.</summary>
    public Id<Commitment>? Increases { get; init; }

    /// <summary>The commitment that is made by exercising; null if an existing one is increased.</summary>
    public Id<Commitment>? Makes { get; init; }

    /// <summary>The debtor of the commitment that is made; null if an existing one is increased.</summary>
    public Id<Party>? Debtor { get; init; }

    /// <summary>The creditor of the commitment that is made; null if an existing one is increased.</summary>
    public Id<Party>? Creditor { get; init; }

    /// <summary>The subject of the commitment that is made, in words; null if not stated.</summary>
    public string? Subject { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => new[] { Holder, Debtor, Creditor }.OfType<Id<Party>>();

    internal override PayloadFault? FindFault() =>
        Increases is null == Makes is null
            ? new PayloadFault(
                "makes",
                "An option either increases a commitment or makes one; exactly one of the two is named.")
        : Makes is null != Debtor is null || Makes is null != Creditor is null
            ? new PayloadFault(
                "debtor",
                "Debtor and creditor are stated where exercising makes a commitment, and only there.")
        : Window?.FindClause("window");

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindOption(Option) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyGranted,
                $"Option {Option} was granted on {known.GrantedBy.EffectiveOn}; it is granted once.");
        else if (Deal is { } named && partnership.LiveDeal(named, "be given an option", fact) is null)
            return;
        else if (Window is { EndsBeforeItStarts: true } window)
            partnership.Report(fact, RuleCodes.TermEndsBeforeItStarts,
                $"The window of option {Option} is {window}; it must end on its first day or later.");
        else if (Debtor is { } self && Debtor == Creditor)
            partnership.Report(fact, RuleCodes.DebtorIsCreditor,
                $"{self} would owe itself; a debtor and a creditor must be two parties.");
        else if (Makes is { } made && partnership.FindCommitment(made) is { } commitment)
            partnership.Report(fact, RuleCodes.AlreadyCommitted,
                $"Commitment {made} was made on {commitment.MadeBy.EffectiveOn}; "
                + "an option makes a new one, or increases it.");
        else if (PartiesNamed.All(party => partnership.Knows(party, fact)))
            Grant(partnership, fact);
    }

    private void Grant(Partnership partnership, FactInForce fact)
    {
        if (Debtor is { } debtor && Creditor is { } creditor)
            partnership.Grant(new Option(partnership, this, debtor, creditor, fact));
        else if (Increases is { } id && partnership.OpenCommitment(id, Amount.Unit, fact) is { } commitment)
            partnership.Grant(new Option(partnership, this, commitment.Debtor, commitment.Creditor, fact));
    }

    internal override string Tell(Wording words) =>
        $"An option for {words.Name(Holder)}{Phrase.In(Window)}: {Promise(words)}";

    private string Promise(Wording words) => this is { Debtor: { } debtor, Creditor: { } creditor }
        ? $"{words.Name(debtor)} would owe {words.Name(creditor)} {Phrase.Of(Amount, Subject)}"
        : $"{(Increases is { } increased ? $"what {words.Owing(increased)}" : "what is owed")} can grow by "
            + Phrase.Of(Amount);
}
