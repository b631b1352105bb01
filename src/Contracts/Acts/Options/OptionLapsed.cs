namespace Contracts;

/// <summary>
/// An option lapsed after its window. It takes effect on the day after the last day of the window, or later. This is
/// not a withdrawal.
/// </summary>
[EventType("contracts.option-lapsed.v1")]
public sealed record OptionLapsed : PartnershipEvent
{
    /// <summary>The option.</summary>
    public required Id<Option> Option { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenOption(Option, null, fact) is not { } option)
            return;
        if (option.Window?.To is { } to && fact.TakesEffectOn <= to.Latest)
            partnership.Report(fact, RuleCodes.WithinTheWindow,
                $"Option {Option} lapses on {fact.EffectiveOn}; "
                + $"it can lapse from the day after {PartialDate.On(to.Latest)}, the last day of its window.");
        else
            option.Close(OptionLifecycle.Lapsed, fact);
    }

    internal override string Tell(Wording words) =>
        $"{Phrase.Possessive(words.Holder(Option))} option {Option} lapses; nothing of it was owed";
}
