namespace Contracts;

/// <summary>A party was granted a right against another that has no amount. It enters no total.</summary>
[EventType("contracts.right-granted.v1")]
public sealed record RightGranted : PartnershipEvent
{
    /// <summary>The id of the right, unique in the stream.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The deal that grants it; null for none.</summary>
    public Id<Deal>? Deal { get; init; }

    /// <summary>The party that has it.</summary>
    public required Id<Party> Holder { get; init; }

    /// <summary>The party that it binds; never the holder.</summary>
    public required Id<Party> Against { get; init; }

    /// <summary>The kind.</summary>
    public required RightKind Kind { get; init; }

    /// <summary>A description, as the contract words it.</summary>
    public required string Description { get; init; }

    /// <summary>The days on which it can be exercised, both inclusive; null if not stated.</summary>
    public Term? Window { get; init; }

    internal override IEnumerable<Id<Party>> PartiesNamed => [Holder, Against];

    internal override bool CanChangeFigures => false;

    internal override PayloadFault? FindFault() => Window?.FindClause("window");

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.FindRight(Right) is { } known)
            partnership.Report(fact, RuleCodes.AlreadyGranted,
                $"Right {Right} was granted on {known.GrantedBy.EffectiveOn}; it is granted once.");
        else if (Holder == Against)
            partnership.Report(fact, RuleCodes.HolderIsBound,
                $"{Holder} would have a right against itself; the holder and the party bound must be two parties.");
        else if (Window is { EndsBeforeItStarts: true } window)
            partnership.Report(fact, RuleCodes.TermEndsBeforeItStarts,
                $"The window of right {Right} is {window}; it must end on its first day or later.");
        else if (Deal is { } deal && partnership.LiveDeal(deal, "grant a right", fact) is null)
            return;
        else if (partnership.Knows(Holder, fact) && partnership.Knows(Against, fact))
            partnership.Grant(new Right(this, fact, partnership.Viewpoint.AsOf));
    }

    internal override string Tell(Wording words) =>
        $"{words.Name(Holder)} has a right against {words.Name(Against)}, {Phrase.Of(Kind)}"
        + $"{Phrase.In(Window)}{Phrase.Because(Description)}";
}
