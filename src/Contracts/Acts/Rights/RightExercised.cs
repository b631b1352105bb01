namespace Contracts;

/// <summary>The holder exercised a right. What follows from it is recorded as events of its own.</summary>
[EventType("contracts.right-exercised.v1")]
public sealed record RightExercised : PartnershipEvent
{
    /// <summary>The right.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The party that exercises it; only the holder can.</summary>
    public required Id<Party> ByParty { get; init; }

    /// <summary>A summary of how; null if not stated.</summary>
    public string? Summary { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [ByParty];

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveRight(Right, ByParty, fact) is not { } right)
            return;
        if (right.Window is { } window
            && (fact.EffectiveOn.Earliest > window.To?.Latest || fact.TakesEffectOn < window.From?.Earliest))
            partnership.Report(fact, RuleCodes.OutsideTheWindow,
                $"Right {Right} is exercised on {fact.EffectiveOn}; its window is {window}.");
        else
            right.Exercise(fact);
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(ByParty)} exercises {words.Right(Right)}{Phrase.Because(Summary)}";
}
