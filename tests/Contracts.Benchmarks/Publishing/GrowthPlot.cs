using System.Globalization;
using Contracts.Benchmarks.Printing;
using ScottPlot;

namespace Contracts.Benchmarks.Publishing;

/// <summary>How long things take as a ledger grows, both on logarithmic scales: what is level does not grow, and what rises like the dotted line is linear.</summary>
internal static class GrowthPlot
{
    private const int Width = 800;
    private const int Height = 480;
    private static readonly string[] Colours = ["#1f6fb4", "#d9822b", "#2e8b57", "#8e44ad"];

    /// <exception cref="ArgumentException">No figure is about growth.</exception>
    public static void Write(IReadOnlyList<FigureLine> figures, string file)
    {
        var kinds = figures.Where(figure => figure.GrownTo is not null).GroupBy(figure => figure.Kind).ToList();
        if (kinds.Count == 0)
            throw new ArgumentException("The run has no row of growth; the plot is of those.");
        var plot = new Plot();
        foreach (var (kind, colour) in kinds.Zip(Colours))
            Draw(plot, [.. kind], kind.Key[(kind.Key.IndexOf(':', StringComparison.Ordinal) + 2)..], Color.FromHex(colour));
        Label(plot, kinds.SelectMany(kind => kind).SelectMany(Points).ToList());
        if (Path.GetExtension(file) == ".svg")
            plot.SaveSvg(file, Width, Height);
        else
            plot.SavePng(file, Width, Height);
    }

    private static (double Entries, double Seconds)[] Points(FigureLine figure) => [((figure.GrownTo ?? 0) / 10.0, figure.Theirs), (figure.GrownTo ?? 0, figure.Ours)];

    private static void Draw(Plot plot, List<FigureLine> figures, string name, Color colour)
    {
        // A size that two rows share was measured twice.
        var points = figures.SelectMany(Points).GroupBy(point => point.Entries).OrderBy(size => size.Key)
            .Select(size => new Coordinates(Math.Log10(size.Key), Math.Log10(size.Average(point => point.Seconds)))).ToList();
        var line = plot.Add.Scatter(points, colour);
        (line.LegendText, line.LineWidth, line.MarkerSize) = (name, 2.5f, 8);
        if (points[^1].Y - points[0].Y < (points[^1].X - points[0].X) / 2)
            return;
        var linear = plot.Add.Line(points[0].X, points[0].Y, points[^1].X, points[0].Y + points[^1].X - points[0].X);
        (linear.LineColor, linear.LinePattern, linear.LineWidth) = (colour.WithOpacity(.6), LinePattern.Dotted, 1.5f);
    }

    private static void Label(Plot plot, List<(double Entries, double Seconds)> points)
    {
        plot.XLabel("entries in the ledger (dotted: linear growth)", size: 15);
        plot.Axes.Bottom.TickGenerator = Decades(power => Math.Pow(10, power).ToString("N0", CultureInfo.InvariantCulture));
        plot.Axes.Left.TickGenerator = Decades(power => power switch
        {
            < -3 => $"{Math.Pow(10, power + 6):0} µs",
            < 0 => $"{Math.Pow(10, power + 3):0} ms",
            _ => $"{Math.Pow(10, power):0} s",
        });
        plot.Axes.Bottom.TickLabelStyle.FontSize = plot.Axes.Left.TickLabelStyle.FontSize = 14;
        plot.Axes.SetLimits(
            Math.Log10(points.Min(point => point.Entries)) - .1,
            Math.Log10(points.Max(point => point.Entries)) + .2,
            Math.Floor(Math.Log10(points.Min(point => point.Seconds))),
            Math.Ceiling(Math.Log10(points.Max(point => point.Seconds))));
        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(.1);
        plot.Legend.FontSize = 14;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.ShowLegend(Edge.Right);
    }

    private static ScottPlot.TickGenerators.NumericManual Decades(Func<int, string> label)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (var power = -6; power <= 9; power++)
            ticks.AddMajor(power, label(power));
        return ticks;
    }
}
