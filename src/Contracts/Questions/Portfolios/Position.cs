namespace Contracts;

/// <summary>What a debtor owes a creditor by one commitment, or may come to owe by one open option: all that totals are counted from.</summary>
public sealed record Position
{
    /// <summary>The partnership's stream.</summary>
    public required StreamKey Stream { get; init; }

    /// <summary>The slug of the commitment or the option, unique among its kind in its stream.</summary>
    public required string Slug { get; init; }

    /// <summary>Who owes, or would once the option is exercised.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>Who is owed, or would be once the option is exercised.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The deal it belongs to; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>How firmly the debtor is bound, or that it is an option.</summary>
    public required PositionNature Nature { get; init; }

    /// <summary>What is outstanding of the commitment, or left of the option.</summary>
    public required Amount Amount { get; init; }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>Whether it passes on what another commitment counts already, as a reseller does: it shows between its pair alone.</summary>
    public required bool IsPassedOn { get; init; }

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Amount.Unit;

    /// <summary>The position of a commitment, at nothing once it is closed, or of an option, of which only open ones count in totals.</summary>
    /// <param name="stream">The partnership's stream.</param>
    /// <param name="slug">The slug of the commitment or the option.</param>
    /// <param name="figures">What it shows.</param>
    public static Position Of(StreamKey stream, string slug, PositionFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        return new Position
        {
            Stream = stream,
            Slug = slug,
            Debtor = figures.Debtor,
            Creditor = figures.Creditor,
            Deal = figures.Deal,
            Nature = figures.CountsAs,
            Amount = figures.Counted,
            Standing = figures.Standing,
            IsContested = figures.IsContested,
            IsPassedOn = figures.PassesOn is not null,
        };
    }

    internal static Position Of(Commitment commitment) => Of(commitment.Stream, commitment.Id.ToString(), commitment.Figures);

    internal static Position Of(Option option) => Of(option.Stream, option.Id.ToString(), option.Figures);
}

/// <summary>What kind of claim a position is. Each kind has a total of its own.</summary>
public enum PositionNature
{
    /// <summary>A commitment that is owed.</summary>
    Firm,

    /// <summary>A commitment that is owed if something happens.</summary>
    Contingent,

    /// <summary>A commitment that is intended, not owed.</summary>
    NonBinding,

    /// <summary>What is left of an open option; nothing of it is owed before it is exercised.</summary>
    Option,
}
