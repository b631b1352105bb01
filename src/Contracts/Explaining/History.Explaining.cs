namespace Contracts;

public sealed partial class History
{
    /// <summary>Why a commitment shows what it shows: the facts that make it so, in order, each with what it shows after it.</summary>
    /// <remarks>The last step shows what <see cref="AsOf"/> shows: folding the explanation alone gives the figure.</remarks>
    /// <param name="commitment">The commitment.</param>
    /// <param name="viewpoint">From where one looks.</param>
    /// <returns>The steps; none where the commitment is not made by then.</returns>
    public IReadOnlyList<ExplanationStep> Explain(Id<Commitment> commitment, Viewpoint viewpoint)
    {
        if (AsOf(viewpoint) is not Partnership partnership || partnership.FindCommitment(commitment) is not { } explained)
            return [];
        var alone = new Partnership(Stream, viewpoint);
        var steps = new List<ExplanationStep>();
        foreach (var fact in explained.Explanation)
        {
            alone.Fold(fact);
            steps.Add(new ExplanationStep { Fact = fact, Figures = alone.FindCommitment(commitment)?.Figures });
        }

        return steps;
    }
}
