namespace Contracts;

public sealed partial class History
{
    /// <summary>How figures differ between two viewpoints: first what was learned about the first day, then what happened until the second.</summary>
    /// <param name="earlier">The first viewpoint.</param>
    /// <param name="later">The second, under the same evidence.</param>
    /// <returns>The figures that differ, by kind and name, each with its causes; none for a viewpoint and itself.</returns>
    /// <exception cref="ArgumentException">The viewpoints are under different evidence.</exception>
    public IReadOnlyList<FigureChange> Changes(Viewpoint earlier, Viewpoint later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (earlier.Evidence != later.Evidence)
            throw new ArgumentException($"One viewpoint is under evidence '{earlier.Evidence}', the other under '{later.Evidence}'; what is compared is under the same.", nameof(later));
        var (before, restated, after) = (AsOf(earlier), AsOf(earlier with { KnownAt = later.KnownAt }), AsOf(later));
        var learned = LearnedBetween(earlier.KnownAt, later.KnownAt);
        return
        [
            .. from figure in before.FigureKeys.Concat(restated.FigureKeys).Concat(after.FigureKeys).Distinct().Order()
               let change = new FigureChange
               {
                   Stream = Stream,
                   Figure = figure,
                   Before = before.FiguresOf(figure),
                   Restated = restated.FiguresOf(figure),
                   After = after.FiguresOf(figure),
                   RestatedBy = Causes(before.Find(figure), restated.Find(figure), learned),
                   MovedBy = Causes(restated.Find(figure), after.Find(figure), learned),
               }
               where change.Before != change.Restated || change.Restated != change.After
               select change,
        ];
    }
}
