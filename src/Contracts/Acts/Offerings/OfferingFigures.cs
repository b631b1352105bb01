namespace Contracts;

/// <summary>What an offering shows, apart from how it came to be.</summary>
public sealed record OfferingFigures : Figures
{
    /// <inheritdoc cref="Offering.Stage"/>
    public required OfferingStage Stage { get; init; }

    /// <inheritdoc cref="Offering.Amount"/>
    public required Amount? Amount { get; init; }

    /// <inheritdoc cref="Offering.Shares"/>
    public required Amount? Shares { get; init; }

    /// <inheritdoc cref="Offering.FurtherShares"/>
    public required Amount? FurtherShares { get; init; }

    /// <inheritdoc cref="Offering.FurtherAmount"/>
    public required Amount? FurtherAmount { get; init; }

    /// <inheritdoc cref="Offering.Price"/>
    public required Amount? Price { get; init; }

    /// <inheritdoc cref="Offering.Proceeds"/>
    public required Amount? Proceeds { get; init; }

    /// <inheritdoc cref="Amount"/>
    public override Amount? ComesTo => Amount;
}
