namespace Contracts;

public sealed partial class History
{
    /// <summary>What was held about a figure on one day, from the first moment of knowledge to the last: one belief after the other, each other than its neighbours.</summary>
    /// <param name="figure">What shows it: a commitment, an option, an investment, the offering, or a kind of capacity.</param>
    /// <param name="day">The day at whose end it is asked for.</param>
    /// <param name="evidence">Which facts are admitted.</param>
    /// <returns>The beliefs without a gap from the first time that anything was shown; none where nothing ever was.</returns>
    public IReadOnlyList<Belief> Beliefs(FigureKey figure, DateOnly day, EvidencePolicy evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var beliefs = new List<Belief>();
        IExplained? held = null;
        var since = DateTimeOffset.MinValue;
        foreach (var knownAt in _knownAt.Value.Distinct())
        {
            var now = AsOf(new Viewpoint { AsOf = day, KnownAt = knownAt, Evidence = evidence }).Find(figure);
            if (held?.Figures != now?.Figures)
            {
                if (beliefs.Count > 0)
                    beliefs[^1] = beliefs[^1] with { KnownTo = knownAt };
                beliefs.Add(new Belief { KnownFrom = knownAt, KnownTo = null, Figures = now?.Figures, Causes = Causes(held, now, LearnedBetween(since, knownAt)) });
            }

            (held, since) = (now, knownAt);
        }

        return beliefs;
    }
}
