namespace Contracts;

/// <summary>Something that shows figures, and the facts that make it so.</summary>
internal interface IExplained
{
    FigureKey Key { get; }

    Figures Figures { get; }

    /// <summary>The facts, in the order in which they hold: folded alone, they give the figures.</summary>
    IReadOnlyList<FactInForce> Explanation { get; }
}
