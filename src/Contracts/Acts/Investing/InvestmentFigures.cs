namespace Contracts;

/// <summary>What an investment shows, apart from how it came to be.</summary>
public sealed record InvestmentFigures : Figures
{
    /// <inheritdoc cref="Investment.Investor"/>
    public required Id<Party> Investor { get; init; }

    /// <inheritdoc cref="Investment.Issuer"/>
    public required Id<Party> Issuer { get; init; }

    /// <inheritdoc cref="Investment.Consideration"/>
    public required Consideration Consideration { get; init; }

    /// <inheritdoc cref="Investment.IsInvested"/>
    public required bool IsInvested { get; init; }

    /// <inheritdoc cref="Investment.Amount"/>
    public required Amount Amount { get; init; }

    /// <inheritdoc cref="Investment.Shares"/>
    public required Amount? Shares { get; init; }

    /// <inheritdoc cref="Amount"/>
    public override Amount? ComesTo => Amount;
}
