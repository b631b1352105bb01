using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The holder used an option: its commitment is made, or increased, on this day.</summary>
[EventType("contracts.option-exercised.v1")]
public sealed record OptionExercised : PartnershipEvent
{
    /// <summary>The option.</summary>
    public required Id<Option> Option { get; init; }

    /// <summary>Exactly how much of it; null where it is all that is left.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Whether it is all that is left.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool All { get; init; }

    /// <summary>Who exercises it; left out, the holder, who alone can.</summary>
    public Id<Party>? ByParty { get; init; }

    internal override PayloadFault? FindFault() =>
        All == Amount is not null ? new PayloadFault("amount", "An option is exercised for an amount or for all that is left; exactly one of the two is stated.")
        : Amount is { IsPoint: false } or { IsApproximate: true } ? new PayloadFault("amount", $"The amount is {Amount}; an option is exercised for an exact amount.")
        : null;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.OpenOption(Option, ByParty, fact) is not { } option)
            return;
        if (option.Window is { } window && (fact.EffectiveOn.Earliest > window.To?.Latest || fact.TakesEffectOn < window.From?.Earliest))
            partnership.Report(fact, "outside-the-window", $"Option {Option} is exercised on {fact.EffectiveOn}; its window is {window}.");
        else if (Amount is { } amount && amount.Unit != option.Left.Unit)
            partnership.Report(fact, "mixed-units", $"Option {Option} is in {option.Left.Unit}, the amount in {amount.Unit}; it has to be in the option's unit.");
        else if (Amount is { } more && option.Left.IsCertainlyLessThan(fact.Counted(more)))
            partnership.Report(fact, "more-than-left", $"Option {Option} is exercised for {more} with {option.Left} left; no more than that can be.");
        else
            partnership.Exercise(option, Amount, fact);
    }
}
