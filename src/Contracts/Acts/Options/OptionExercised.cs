using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The holder exercised an option, which makes or increases its commitment on the effective date.</summary>
[EventType("contracts.option-exercised.v1")]
public sealed record OptionExercised : PartnershipEvent
{
    /// <summary>The option.</summary>
    public required Id<Option> Option { get; init; }

    /// <summary>The exact amount exercised; null if all that is left is.</summary>
    public Amount? Amount { get; init; }

    /// <summary>True if all that is left is exercised.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool All { get; init; }

    /// <summary>The party that exercises it; null for the holder, the only party that can.</summary>
    public Id<Party>? ByParty { get; init; }

    internal override PayloadFault? FindFault() =>
        All == Amount is not null
            ? new PayloadFault(
                "amount",
                "An option is exercised for an amount or for all that is left; exactly one of the two is stated.")
        : Amount is { IsPoint: false } or { IsApproximate: true }
            ? new PayloadFault("amount", $"The amount is {Amount}; an option is exercised for an exact amount.")
        : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenOption(Option, ByParty, fact) is not { } option)
            return;
        if (option.Window is { } window
            && (fact.EffectiveOn.Earliest > window.To?.Latest || fact.TakesEffectOn < window.From?.Earliest))
            partnership.Report(fact, RuleCodes.OutsideTheWindow,
                $"Option {Option} is exercised on {fact.EffectiveOn}; its window is {window}.");
        else if (Amount is { } amount && amount.Unit != option.Remaining.Shown.Unit)
            partnership.Report(fact, RuleCodes.MixedUnits,
                $"Option {Option} is in {option.Remaining.Shown.Unit}, the amount in {amount.Unit}; "
                + "it has to be in the option's unit.");
        else if (Amount is { } more && option.Remaining.IsCertainlyLessThan(fact.Reckoned(more)))
            partnership.Report(fact, RuleCodes.MoreThanLeft,
                $"Option {Option} is exercised for {more} with {option.Remaining.Shown} left; no more than that can be.");
        else
            partnership.Exercise(option, Amount, fact);
    }

    internal override string Tell(Wording words) =>
        $"{(ByParty is { } holder ? words.Name(holder) : words.Holder(Option))} exercises "
        + $"{(Amount is { } some ? Phrase.Of(some) : "all that is left")} of option {Option}";
}
