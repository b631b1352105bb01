namespace Contracts;

/// <summary>
/// The equity of an issuer that an investor holds by one investment, or has agreed to take, without the facts behind it.
/// </summary>
public sealed record Holding : LedgerItem
{
    /// <summary>The investment.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Deal"/>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The party that holds it, or is to.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>The party whose equity it is.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>The consideration for it: cash or in kind.</summary>
    public required Consideration Consideration { get; init; }

    /// <inheritdoc cref="Contracts.Investment.IsInvested"/>
    public required bool IsInvested { get; init; }

    /// <inheritdoc cref="Contracts.Investment.IsContingent"/>
    public required bool IsContingent { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Amount"/>
    public required Amount Amount { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Committed"/>
    public required Amount Committed { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Invested"/>
    public required Amount Invested { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Held"/>
    public required Amount Held { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Outstanding"/>
    public required Amount Outstanding { get; init; }

    /// <inheritdoc cref="Contracts.Investment.Shares"/>
    public required Amount? Shares { get; init; }

    /// <summary>
    /// True if the investor gives something other than money for it, so that it is no exposure of the investor.
    /// </summary>
    public bool IsInKind => Consideration == Consideration.InKind;

    /// <summary>True unless certainly nothing is held or still to be invested; portfolios leave out the others.</summary>
    public bool IsSomething => !Amount.IsNone || Shares is { IsNone: false };

    /// <inheritdoc cref="Amount"/>
    public override Amount? ComesTo => Amount;

    /// <summary>
    /// The holdings of some investments, by investor, issuer, stream and investment. Those of certainly nothing are left
    /// out.
    /// </summary>
    /// <param name="investments">The investments.</param>
    public static IReadOnlyList<Holding> Of(IEnumerable<Investment> investments) =>
        Listed(Items.Required(investments, nameof(investments)).Select(investment => investment.Figures));

    /// <summary>Those that a portfolio lists, in its order.</summary>
    internal static IReadOnlyList<Holding> Listed(IEnumerable<Holding> holdings) =>
    [
        .. holdings.Where(holding => holding.IsSomething)
            .OrderBy(holding => holding.Investor).ThenBy(holding => holding.Issuer)
            .ThenBy(holding => holding.Stream).ThenBy(holding => holding.Investment),
    ];

    internal override FigureKey Key => Investment;

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Investor, Issuer);
}
