namespace Contracts;

/// <summary>The equity of an issuer that an investor holds by one investment, or has agreed to hold.</summary>
public sealed record Holding
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The investment.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>The party that holds it, or is to.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>The party whose equity it is.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>The amount held and still to be invested, from the facts.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The number of shares; null if not stated.</summary>
    public required Amount? Shares { get; init; }

    /// <summary>The consideration for it: cash or in kind.</summary>
    public required Consideration Consideration { get; init; }

    /// <summary>True if it was invested; false if it is only agreed.</summary>
    public required bool IsInvested { get; init; }

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if a disputed fact affects it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>
    /// True if the investor gives something other than money for it, so that it is no exposure of the investor.
    /// </summary>
    public bool IsInKind => Consideration == Consideration.InKind;

    /// <summary>
    /// The holdings of some investments, by investor, issuer, stream and investment. Those of certainly nothing are left
    /// out.
    /// </summary>
    /// <param name="investments">The investments.</param>
    public static IReadOnlyList<Holding> Of(IEnumerable<Investment> investments) =>
    [
        .. Items.Required(investments, nameof(investments))
            .Where(investment => !investment.Amount.IsNone || investment.Shares is { IsNone: false })
            .Select(Of)
            .OrderBy(holding => holding.Investor).ThenBy(holding => holding.Issuer)
            .ThenBy(holding => holding.Stream).ThenBy(holding => holding.Investment),
    ];

    private static Holding Of(Investment investment) => new()
    {
        Stream = investment.Stream,
        Investment = investment.Id,
        Investor = investment.Investor,
        Issuer = investment.Issuer,
        Amount = investment.Amount,
        Shares = investment.Shares,
        Consideration = investment.Consideration,
        IsInvested = investment.IsInvested,
        Standing = investment.Standing,
        IsContested = investment.IsContested,
    };
}
