using System.Globalization;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Replay;

/// <summary>A plot of exposures over time with one panel for each pair, as believed then and as known now.</summary>
internal static class ExposurePlot
{
    private static readonly Color NowColor = Color.FromHex("#1f6fb4");
    private static readonly Color ThenColor = Color.FromHex("#d9822b");

    public static Multiplot Of(IReadOnlyList<ExposureOverTime> exposures, DateOnly from, DateOnly to, PartyNames names)
    {
        var plots = exposures
            .Select(exposure => Panel(
                exposure, from, to, $"{names.Of(exposure.Debtor)} → {names.Of(exposure.Creditor)}"))
            .ToList();
        var panels = new Multiplot(plots[0]) { Layout = new ScottPlot.MultiplotLayouts.Rows() };
        plots.Skip(1).ToList().ForEach(panels.Subplots.Add);
        return panels;
    }

    private static Plot Panel(ExposureOverTime exposure, DateOnly from, DateOnly to, string title)
    {
        var plot = new Plot();
        var highest = exposure.KnownNow.Concat(exposure.BelievedThen)
            .Max(period => (double)Math.Max(period.Owed?.Min ?? 0, period.Owed?.Max ?? 0));
        var top = 1.15 * Math.Max(1, highest);
        new Band(plot, NowColor, top) { Legend = "as known now" }.Draw(exposure.KnownNow);
        new Band(plot, ThenColor, top) { Legend = "as believed on the day", IsDashed = true }
            .Draw(exposure.BelievedThen);

        plot.Title($"{title}, firm, in {exposure.Unit}", size: 15);
        plot.Axes.DateTimeTicksBottom();
        plot.Axes.Bottom.TickGenerator = new DateTimeAutomatic
        {
            LabelFormatter = day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => Label(value, exposure.Unit),
            TargetTickCount = 5,
        };
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

    private static string Label(double value, AmountUnit unit) => value switch
    {
        < 0 => "",
        0 => "0",
        _ => Amount.Exactly(Math.Round((decimal)value, 8), unit).ToString(),
    };
}
