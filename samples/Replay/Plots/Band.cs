using ScottPlot;

namespace Replay;

/// <summary>
/// A band from the least to the most that is owed. Without an upper bound it is paler and reaches the top of the plot.
/// </summary>
internal sealed class Band(Plot plot, Color color, double top)
{
    public required string Legend { get; init; }

    /// <summary>True for dashed edges, which leave those of a band below visible.</summary>
    public bool IsDashed { get; init; }

    public static double X(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).ToOADate();

    public void Draw(IReadOnlyList<ExposurePeriod> periods)
    {
        var legend = Legend;
        foreach (var run in Runs(periods))
        {
            var isBounded = run[0].IsBounded;
            var least = Steps(run, owed => (double)owed.Min);
            var most = Steps(run, owed => isBounded ? (double)owed.Max : top);
            Fill([.. least, .. Enumerable.Reverse(most)], isBounded);
            Edge(least, legend);
            if (isBounded)
                Edge(most, "");
            else
                LabelUnbounded(run);
            legend = "";
        }
    }

    private void Fill(Coordinates[] corners, bool isBounded)
    {
        var area = plot.Add.Polygon(corners);
        area.LineWidth = 0;
        area.FillColor = color.WithOpacity((IsDashed ? .08 : .25) / (isBounded ? 1 : 2));
    }

    private void Edge(List<Coordinates> steps, string legend)
    {
        var edge = plot.Add.ScatterLine(steps, color);
        edge.LineWidth = 2;
        edge.LinePattern = IsDashed ? LinePattern.Dashed : LinePattern.Solid;
        edge.LegendText = legend;
    }

    private void LabelUnbounded(List<ExposurePeriod> run)
    {
        var middle = (X(run[0].From) + X(run[^1].To)) / 2;
        var text = plot.Add.Text("↑ no upper bound", middle, top * (IsDashed ? .86 : .98));
        text.LabelAlignment = Alignment.UpperCenter;
        text.LabelFontColor = color;
        text.LabelFontSize = 12;
    }

    /// <summary>Splits the periods into runs without gaps that are all bounded or all unbounded.</summary>
    private static IEnumerable<List<ExposurePeriod>> Runs(IReadOnlyList<ExposurePeriod> periods)
    {
        var run = new List<ExposurePeriod>();
        foreach (var period in periods)
        {
            if (run.Count > 0
                && (period.Owed is null || period.IsBounded != run[0].IsBounded || period.From != run[^1].To))
            {
                yield return run;
                run = [];
            }

            if (period.Owed is not null)
                run.Add(period);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static List<Coordinates> Steps(List<ExposurePeriod> run, Func<Total, double> height) =>
        [.. from period in run
            let y = period.Owed is { } owed ? height(owed) : 0
            from day in new[] { period.From, period.To }
            select new Coordinates(X(day), y)];
}
