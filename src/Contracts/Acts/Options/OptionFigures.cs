namespace Contracts;

/// <summary>What an option shows, apart from how it came to be.</summary>
public sealed record OptionFigures : PositionFigures
{
    /// <inheritdoc cref="Option.Holder"/>
    public required Id<Party> Holder { get; init; }

    /// <inheritdoc cref="Option.Lifecycle"/>
    public required OptionLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Option.Left"/>
    public required Amount Left { get; init; }

    /// <inheritdoc/>
    public override PositionNature CountsAs => PositionNature.Option;

    /// <inheritdoc/>
    public override Amount Counted => Left;
}
