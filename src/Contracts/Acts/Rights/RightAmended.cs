namespace Contracts;

/// <summary>The parties amended a right.</summary>
[EventType("contracts.right-amended.v1")]
public sealed record RightAmended : PartnershipEvent
{
    /// <summary>The right.</summary>
    public required Id<Right> Right { get; init; }

    /// <summary>The new kind; null if it does not change.</summary>
    public RightKind? Kind { get; init; }

    /// <summary>The new description; null if it does not change.</summary>
    public string? Description { get; init; }

    /// <summary>The new window; null if it does not change.</summary>
    public Term? Window { get; init; }

    internal override PayloadFault? FindFault() =>
        Kind is null && Description is null && Window is null
            ? new PayloadFault(
                "kind",
                "Nothing of the right is amended; a new kind, description or window is required.")
            : Window?.FindClause("window");

    internal override bool CanChangeFigures => false;

    internal override void ApplyTo(Partnership partnership, FactInForce fact)
    {
        if (partnership.LiveRight(Right, fact) is not { } right)
            return;
        if (Window is { EndsBeforeItStarts: true } window)
            partnership.Report(fact, RuleCodes.TermEndsBeforeItStarts,
                $"The window of right {Right} is {window}; it must end on its first day or later.");
        else
            right.Amend(this, fact);
    }

    internal override string Tell(Wording words) =>
        $"Amended{(Kind is { } kind ? $" to {Phrase.Of(kind)}" : "")}: {words.Right(Right)}"
        + $"{Phrase.In(Window)}{Phrase.Because(Description)}";
}
