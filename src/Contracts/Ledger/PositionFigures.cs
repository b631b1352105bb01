namespace Contracts;

/// <summary>What a position shows, apart from how it came to be: the figures of a commitment or of an option.</summary>
public abstract record PositionFigures
{
    private protected PositionFigures()
    {
    }

    /// <summary>Who owes, or would once the option is exercised.</summary>
    public required Id<Party> Debtor { get; init; }

    /// <summary>Who is owed, or would be once the option is exercised.</summary>
    public required Id<Party> Creditor { get; init; }

    /// <summary>The deal it belongs to; null for none.</summary>
    public required Id<Deal>? Deal { get; init; }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }
}
