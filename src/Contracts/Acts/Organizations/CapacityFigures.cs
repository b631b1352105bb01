namespace Contracts;

/// <summary>What an organization's capacity of one kind shows, apart from how it came to be.</summary>
public sealed record CapacityFigures : Figures
{
    /// <inheritdoc cref="Capacity.Reported"/>
    public required Amount? Reported { get; init; }

    /// <inheritdoc cref="Capacity.Online"/>
    public required Amount? Online { get; init; }

    /// <summary>What is online; where nothing was ever brought online or retired, what is reported.</summary>
    public override Amount? ComesTo => Online ?? Reported;
}
