namespace Contracts;

public sealed partial class History
{
    /// <summary>Why something shows what it shows: the facts that make it so, in order, each with what is shown after it.</summary>
    /// <remarks>The last step shows what <see cref="AsOf"/> shows: folding the explanation alone gives the figures.</remarks>
    /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <returns>The steps; none where there is nothing to show by then.</returns>
    public IReadOnlyList<ExplanationStep> Explain(FigureKey figure, Viewpoint viewpoint)
    {
        if (AsOf(viewpoint).Find(figure) is not { } explained)
            return [];
        var alone = Aggregate.Empty(Stream, viewpoint);
        var steps = new List<ExplanationStep>();
        foreach (var fact in explained.Explanation)
        {
            alone.Fold(fact);
            steps.Add(new ExplanationStep { Fact = fact, Figures = alone.FiguresOf(figure) });
        }

        return steps;
    }
}
