namespace Contracts;

/// <summary>A right ended. Nothing can be done with it after that.</summary>
[EventType("contracts.right-ended.v1")]
public sealed record RightEnded : PartnershipEvent
{
    /// <summary>The right.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The reason in words; null if not stated.</summary>
    public string? Reason { get; init; }

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact) =>
        partnership.LiveRight(Right, fact)?.End(fact);

    internal override string Tell(Wording words) => $"Ended: {words.Right(Right)}{Phrase.Because(Reason)}";
}
