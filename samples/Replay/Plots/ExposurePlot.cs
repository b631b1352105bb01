using System.Globalization;
using ScottPlot;
using ScottPlot.Hatches;
using ScottPlot.TickGenerators;

namespace Replay;

/// <summary>A plot of exposures over time with one panel for each pair, as known now and as believed then.</summary>
internal static class ExposurePlot
{
    /// <summary>The share of a panel's height that the bands take; the rest is for the words of events.</summary>
    private const double BandShare = .56;

    private const int MostEvents = 5;
    private static readonly Color NowColor = Color.FromHex("#1f6fb4");
    private static readonly Color ThenColor = Color.FromHex("#d9822b");
    private static readonly Color ContestedColor = Color.FromHex("#b3261e");
    private static readonly Color EventColor = Color.FromHex("#3b4654");

    public static Multiplot Of(
        IReadOnlyList<ExposureOverTime> exposures, DateOnly from, DateOnly to, Histories histories, Viewpoint latest)
    {
        var words = PartyNames.SentencesOf(histories);
        var plots = exposures
            .Select(exposure => Panel(
                exposure,
                from,
                to,
                $"{words.NameOf(exposure.Debtor)} → {words.NameOf(exposure.Creditor)}",
                exposure.Events(histories, latest, words)))
            .ToList();
        var panels = new Multiplot(plots[0]) { Layout = new ScottPlot.MultiplotLayouts.Rows() };
        plots.Skip(1).ToList().ForEach(panels.Subplots.Add);
        return panels;
    }

    private static Plot Panel(
        ExposureOverTime exposure, DateOnly from, DateOnly to, string title, IReadOnlyList<PlotEvent> events)
    {
        var plot = new Plot();
        var top = Math.Max(1, (double)exposure.Most) / BandShare;
        new Band(plot, NowColor, top) { Legend = "as known now" }.Draw(exposure.KnownNow);
        if (exposure.BelievedOtherwise is { Count: > 0 } otherwise)
        {
            new Band(plot, ThenColor, top) { Legend = "as believed on the day, where it differs", IsDashed = true }
                .Draw(otherwise);
        }

        ShadeContested(plot, exposure.KnownNow, (double)exposure.Most);
        var shown = events.Take(MostEvents).OrderBy(happened => happened.Day).ToList();
        for (var i = 0; i < shown.Count; i++)
            Mark(plot, shown[i], from, to, top * (.945 - (i * .085)));

        plot.Title($"{title}, firm, in {exposure.Unit}", size: 16);
        plot.Axes.DateTimeTicksBottom();
        plot.Axes.Bottom.TickGenerator = new DateTimeAutomatic
        {
            LabelFormatter = day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            LabelFormatter = value => value > (double)exposure.Most * 1.02 ? "" : Label(value, exposure.Unit),
            TargetTickCount = 6,
        };
        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(.08);
        plot.ShowLegend(Edge.Bottom);
        plot.Axes.SetLimits(Band.X(from), Band.X(to.AddDays(1)), 0, top);
        plot.Axes.Left.MinimumSize = 80;
        plot.Axes.Right.MinimumSize = 45;
        plot.Legend.Orientation = Orientation.Horizontal;
        plot.Legend.OutlineWidth = 0;
        plot.Legend.ShadowColor = Colors.Transparent;
        plot.Legend.BackgroundColor = Colors.White.WithOpacity(.8);
        return plot;
    }

    /// <summary>Hatches the spans in which a disputed fact affects the exposure.</summary>
    private static void ShadeContested(Plot plot, IEnumerable<ExposurePeriod> periods, double most)
    {
        var legend = "contested";
        foreach (var period in periods.Where(period => period is { IsContested: true, Owed: not null }))
        {
            var height = period.IsBounded ? Math.Max((double)(period.Owed?.Max ?? 0), most * .04) : most;
            var area = plot.Add.Rectangle(Band.X(period.From), Band.X(period.To), 0, height);
            area.LineWidth = 0;
            area.FillColor = ContestedColor.WithOpacity(.16);
            area.FillHatch = new Striped(StripeDirection.DiagonalUp);
            area.FillHatchColor = ContestedColor.WithOpacity(.7);
            area.LegendText = legend;
            legend = "";
        }
    }

    /// <summary>Marks an event by a line, and its words beside the line where there is room.</summary>
    private static void Mark(Plot plot, PlotEvent happened, DateOnly from, DateOnly to, double y)
    {
        var x = Band.X(happened.Day);
        var color = happened.MakesContested ? ContestedColor : EventColor;
        var line = plot.Add.Line(x, 0, x, y);
        line.LineColor = color.WithOpacity(happened.MakesContested ? .9 : .5);
        line.LineWidth = happened.MakesContested ? 3 : 1;
        var isLeft = x < Band.X(from) + ((Band.X(to) - Band.X(from)) * .42);
        var text = plot.Add.Text($"{happened.Day:yyyy-MM-dd}  {happened.Text}", x, y);
        text.LabelAlignment = isLeft ? Alignment.MiddleLeft : Alignment.MiddleRight;
        text.OffsetX = isLeft ? 6 : -6;
        text.LabelFontColor = color;
        text.LabelFontSize = happened.MakesContested ? 13 : 12;
        text.LabelBold = happened.MakesContested;
        text.LabelBackgroundColor = Colors.White.WithOpacity(.85);
    }

    private static string Label(double value, AmountUnit unit) => value switch
    {
        < 0 => "",
        0 => "0",
        _ => Amount.Exactly(Math.Round((decimal)value, 8), unit).ToString(),
    };
}
