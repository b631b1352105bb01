namespace Contracts.Benchmarks.Measuring;

/// <summary>What came of one comparison.</summary>
/// <param name="Row">What was compared.</param>
/// <param name="Ours">The median of ours, in seconds or bytes.</param>
/// <param name="Theirs">The median of the reference, the same.</param>
/// <param name="Ratio">The ratio of the two medians, as the goal has it.</param>
/// <param name="Low">The lower quartile of the rounds' ratios.</param>
/// <param name="High">The upper quartile.</param>
internal sealed record Figure(Comparison Row, double Ours, double Theirs, double Ratio, double Low, double High)
{
    public bool IsGoalMet => Row.Goal.IsMetBy(Ratio);

    public static Figure Of(Comparison row, IReadOnlyList<(double Ours, double Theirs)> rounds)
    {
        var ours = Quantile(rounds.Select(round => round.Ours), 0.5);
        var theirs = Quantile(rounds.Select(round => round.Theirs), 0.5);
        var ratios = rounds.Select(round => row.Goal.RatioOf(round.Ours, round.Theirs)).ToList();
        return new Figure(row, ours, theirs, row.Goal.RatioOf(ours, theirs), Quantile(ratios, 0.25), Quantile(ratios, 0.75));
    }

    private static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToArray();
        var at = part * (sorted.Length - 1);
        var (below, above) = (sorted[(int)Math.Floor(at)], sorted[(int)Math.Ceiling(at)]);
        return below + ((above - below) * (at - Math.Floor(at)));
    }
}
