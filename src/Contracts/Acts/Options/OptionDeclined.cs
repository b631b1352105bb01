namespace Contracts;

/// <summary>The holder gave up what is left of an option. That is no withdrawal: nothing of it was owed.</summary>
[EventType("contracts.option-declined.v1")]
public sealed record OptionDeclined : PartnershipEvent
{
    /// <summary>The option.</summary>
    public required Id<Option> Option { get; init; }

    /// <summary>Who declines it; left out, the holder, who alone can.</summary>
    public Id<Party>? ByParty { get; init; }

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.OpenOption(Option, ByParty, fact)?.Close(OptionLifecycle.Declined, fact);
}
