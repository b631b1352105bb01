namespace Contracts;

/// <summary>What an option shows, apart from how it came to be.</summary>
public sealed record OptionFigures : Figures
{
    /// <inheritdoc cref="Option.Debtor"/>
    public required Id<Party> Debtor { get; init; }

    /// <inheritdoc cref="Option.Creditor"/>
    public required Id<Party> Creditor { get; init; }

    /// <inheritdoc cref="Option.Deal"/>
    public required Id<Deal>? Deal { get; init; }

    /// <inheritdoc cref="Option.Holder"/>
    public required Id<Party> Holder { get; init; }

    /// <inheritdoc cref="Option.PassesOn"/>
    public required Id<Commitment>? PassesOn { get; init; }

    /// <inheritdoc cref="Option.Lifecycle"/>
    public required OptionLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Option.Left"/>
    public required Amount Left { get; init; }

    /// <inheritdoc cref="Left"/>
    public override Amount? ComesTo => Left;
}
