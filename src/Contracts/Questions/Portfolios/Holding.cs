namespace Contracts;

/// <summary>What an investor holds in an issuer by one investment, or has only agreed to hold.</summary>
public sealed record Holding
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The investment.</summary>
    public required Id<Investment> Investment { get; init; }

    /// <summary>Who holds it, or is to.</summary>
    public required Id<Party> Investor { get; init; }

    /// <summary>Whose equity it is.</summary>
    public required Id<Party> Issuer { get; init; }

    /// <summary>What was invested, or what is agreed where nothing is yet.</summary>
    public required Amount Amount { get; init; }

    /// <summary>How many shares; null where nobody said.</summary>
    public required Amount? Shares { get; init; }

    /// <summary>What the investor gives for it.</summary>
    public required Consideration Consideration { get; init; }

    /// <summary>Whether it changed hands; if not, it is only agreed.</summary>
    public required bool IsInvested { get; init; }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>Whether the investor gives something else than money for it, so that it is no exposure of the investor.</summary>
    public bool IsInKind => Consideration == Consideration.InKind;

    /// <summary>The holdings of some investments, by investor, issuer, stream and investment. What is certainly nothing any more is no holding.</summary>
    /// <param name="investments">The investments.</param>
    public static IReadOnlyList<Holding> Of(IEnumerable<Investment> investments) =>
    [
        .. Items.Required(investments, nameof(investments)).Where(investment => !investment.Amount.IsNone || investment.Shares is { IsNone: false }).Select(Of)
            .OrderBy(holding => holding.Investor).ThenBy(holding => holding.Issuer).ThenBy(holding => holding.Stream).ThenBy(holding => holding.Investment),
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
