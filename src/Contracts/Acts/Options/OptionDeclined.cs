namespace Contracts;

/// <summary>The holder gave up the rest of an option. This is not a withdrawal, since none of it was owed.</summary>
[EventType("contracts.option-declined.v1")]
public sealed record OptionDeclined : PartnershipEvent
{
    /// <summary>The option.</summary>
    public required Id<Option> Option { get; init; }

    /// <summary>The party that declines it; null for the holder, the only party that can.</summary>
    public Id<Party>? ByParty { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.OpenOption(Option, ByParty, fact)?.Close(OptionLifecycle.Declined, fact);

    internal override string Tell(Wording words) =>
        $"{(ByParty is { } holder ? words.Name(holder) : words.Holder(Option))} declines option {Option}";
}
