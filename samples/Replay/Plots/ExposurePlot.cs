using System.Globalization;
using ScottPlot;

namespace Replay;

/// <summary>Exposures as bands over time, one panel a pair: what was believed then, and what is known now.</summary>
internal static class ExposurePlot
{
    private static readonly Color Now = Color.FromHex("#1f6fb4");
    private static readonly Color Then = Color.FromHex("#d9822b");

    public static Multiplot Of(IReadOnlyList<PairOverTime> exposures, DateOnly from, DateOnly to, Names names)
    {
        var plots = exposures.Select(exposure => Panel(exposure, from, to, $"{names.Of(exposure.Debtor)} → {names.Of(exposure.Creditor)}")).ToList();
        var panels = new Multiplot(plots[0]) { Layout = new ScottPlot.MultiplotLayouts.Rows() };
        plots.Skip(1).ToList().ForEach(panels.Subplots.Add);
        return panels;
    }

    private static Plot Panel(PairOverTime exposure, DateOnly from, DateOnly to, string title)
    {
        var plot = new Plot();
        var top = 1.15 * Math.Max(1, exposure.KnownNow.Concat(exposure.BelievedThen).Max(span => (double)Math.Max(span.Owed?.Min ?? 0, span.Owed?.Max ?? 0)));
        new Band(plot, Now, top) { Legend = "as known now" }.Draw(exposure.KnownNow);
        new Band(plot, Then, top) { Legend = "as believed on the day", IsDashed = true }.Draw(exposure.BelievedThen);

        plot.Title($"{title}, firm, in {exposure.Unit}", size: 15);
        plot.Axes.DateTimeTicksBottom();
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.DateTimeAutomatic { LabelFormatter = day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        plot.Axes.Left.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { LabelFormatter = value => Label(value, exposure.Unit), TargetTickCount = 5 };
        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(.08);
        plot.ShowLegend(Alignment.UpperLeft, Orientation.Horizontal);
        plot.Axes.SetLimits(Band.X(from), Band.X(to.AddDays(1)), 0, top);
        plot.Axes.Left.MinimumSize = 80;
        plot.Axes.Right.MinimumSize = 45;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.White.WithOpacity(.8);
        return plot;
    }

    private static string Label(double value, AmountUnit unit) => value < 0 ? "" : value == 0 ? "0" : Amount.Exactly(Math.Round((decimal)value, 8), unit).ToString();
}
