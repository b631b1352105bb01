namespace Contracts;

/// <summary>What something shows, apart from how it came to be: a commitment, an option, an investment, an offering or a kind of capacity.</summary>
public abstract record Figures
{
    private protected Figures()
    {
    }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The one amount that it comes to: what is outstanding, left, held, offered, or online; null where nobody said.</summary>
    public abstract Amount? ComesTo { get; }
}

/// <summary>Something that shows figures, and the facts that make it so.</summary>
internal interface IExplained
{
    FigureKey Key { get; }

    Figures Figures { get; }

    /// <summary>The facts, in the order in which they hold: folded alone, they give the figures.</summary>
    IReadOnlyList<FactInForce> Explanation { get; }
}
