namespace Contracts;

/// <summary>The holder waived a right, until a day or for good.</summary>
[EventType("contracts.right-waived.v1")]
public sealed record RightWaived : PartnershipEvent
{
    /// <summary>The right.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The party that waives it; only the holder can.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>The last day of the waiver, inclusive; null if it is for good.</summary>
    public PartialDate? Until { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.LiveRight(Right, ByParty, fact)?.Waive(Until?.Latest, fact);

    internal override string Tell(Wording words) =>
        $"{words.Name(ByParty)} waives {words.Right(Right)}{(Until is { } until ? $" until {until}" : "")}";
}
