using ScottPlot;

namespace Replay;

/// <summary>What is owed, as a band from its least to its most and never as a line between; where it has no upper bound, it is pale and goes on to the top.</summary>
internal sealed class Band(Plot plot, Color color, double top)
{
    public required string Legend { get; init; }

    /// <summary>Whether its edges are dashed, so that those of a band under it stay in sight.</summary>
    public bool IsDashed { get; init; }

    public static double X(DateOnly day) => day.ToDateTime(TimeOnly.MinValue).ToOADate();

    public void Draw(IReadOnlyList<Span> spans)
    {
        var legend = Legend;
        foreach (var run in Runs(spans))
        {
            var isBounded = run[0].IsBounded;
            var (least, most) = (Steps(run, owed => (double)owed.Min), Steps(run, owed => isBounded ? (double)owed.Max : top));
            Fill([.. least, .. Enumerable.Reverse(most)], isBounded);
            Edge(least, legend);
            if (isBounded)
                Edge(most, "");
            else
                SayThatItIsOpen(run);
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

    private void SayThatItIsOpen(List<Span> run)
    {
        var text = plot.Add.Text("↑ no upper bound", (X(run[0].From) + X(run[^1].To)) / 2, top * (IsDashed ? .86 : .98));
        text.LabelAlignment = Alignment.UpperCenter;
        text.LabelFontColor = color;
        text.LabelFontSize = 12;
    }

    /// <summary>Spans in a row that are all bounded, or all without an upper bound.</summary>
    private static IEnumerable<List<Span>> Runs(IReadOnlyList<Span> spans)
    {
        var run = new List<Span>();
        foreach (var span in spans)
        {
            if (run.Count > 0 && (span.Owed is null || span.IsBounded != run[0].IsBounded))
            {
                yield return run;
                run = [];
            }

            if (span.Owed is not null)
                run.Add(span);
        }

        if (run.Count > 0)
            yield return run;
    }

    private static List<Coordinates> Steps(List<Span> run, Func<Total, double> height) =>
        [.. from span in run
            let y = span.Owed is { } owed ? height(owed) : 0
            from day in new[] { span.From, span.To }
            select new Coordinates(X(day), y)];
}
