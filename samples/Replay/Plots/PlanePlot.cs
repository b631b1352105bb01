using System.Globalization;
using ScottPlot;
using ScottPlot.Hatches;
using ScottPlot.TickGenerators;

namespace Replay;

/// <summary>
/// The plane of both times of one figure: effective days across, days of knowing down, coloured by amount. Each
/// rectangle holds what was known, in some days, about some days.
/// </summary>
internal static class PlanePlot
{
    private static readonly Color LeastColor = Color.FromHex("#dcebf7");
    private static readonly Color MostColor = Color.FromHex("#0b4a83");
    private static readonly Color OpenColor = Color.FromHex("#7a4fa3");
    private static readonly Color ContestedColor = Color.FromHex("#b3261e");

    /// <summary>Draws the rectangles from their first day, and the first knowledge of them, to a last day.</summary>
    public static Multiplot Of(string title, IReadOnlyList<FigureRectangle> rectangles, DateOnly to)
    {
        var plot = new Plot();
        var (from, known) = (rectangles.Min(rectangle => rectangle.EffectiveFrom), KnownOn(rectangles[0].KnownFrom));
        var (left, right, first, last) = (Band.X(from), Band.X(to.AddDays(1)), Band.X(known), Band.X(to.AddDays(1)));
        var most = rectangles.Max(rectangle => Size(rectangle.Figures));
        foreach (var rectangle in rectangles)
            Draw(plot, rectangle, right, last, most);
        var (begin, end) = (Math.Max(left, first), Math.Min(right, last));
        var diagonal = plot.Add.Line(begin, begin, end, end);
        diagonal.LineColor = Colors.Black.WithOpacity(.6);
        diagonal.LinePattern = LinePattern.Dotted;
        diagonal.LineWidth = 2;
        diagonal.LegendText = "each day as known on it";
        foreach (var rectangle in rectangles)
            Label(plot, rectangle, (left, right), (first, last));
        plot.Title(title, size: 16);
        plot.XLabel("as of: the day asked about");
        plot.YLabel("known on: what had been recorded by then");
        plot.Axes.DateTimeTicksBottom();
        plot.Axes.Bottom.TickGenerator = Days();
        plot.Axes.Left.TickGenerator = Days();
        plot.Grid.MajorLineColor = Colors.Black.WithOpacity(.08);
        plot.Axes.SetLimits(left, right, last, first);
        plot.Axes.Left.MinimumSize = 110;
        plot.Axes.Right.MinimumSize = 45;
        plot.ShowLegend(Edge.Bottom);
        return new Multiplot(plot) { Layout = new ScottPlot.MultiplotLayouts.Rows() };
    }

    private static void Draw(Plot plot, FigureRectangle rectangle, double right, double last, double most)
    {
        var (x1, x2) = (Band.X(rectangle.EffectiveFrom), rectangle.EffectiveTo is { } to ? Band.X(to) : right);
        var (y1, y2) = (Y(rectangle.KnownFrom), rectangle.KnownTo is { } end ? Y(end) : last);
        if (x1 >= right || x2 <= x1 || y2 <= y1)
            return;
        x2 = Math.Min(x2, right);
        var area = plot.Add.Rectangle(x1, x2, y1, y2);
        area.LineColor = Colors.White;
        area.LineWidth = 1;
        var share = most == 0 ? 0 : Size(rectangle.Figures) / most;
        area.FillColor = IsOpenEnded(rectangle.Figures)
            ? OpenColor.WithOpacity(.25 + (.5 * share))
            : LeastColor.InterpolateRgb(MostColor, share);
        if (rectangle.Figures.IsContested)
        {
            area.FillHatch = new Striped(StripeDirection.DiagonalUp);
            area.FillHatchColor = ContestedColor.WithOpacity(.8);
        }
    }

    /// <summary>Writes the amount into a rectangle, where there is room for it.</summary>
    private static void Label(
        Plot plot, FigureRectangle rectangle, (double From, double To) days, (double From, double To) known)
    {
        const double widthOfLetter = .0075;
        const double heightOfLine = .035;
        var x1 = Band.X(rectangle.EffectiveFrom);
        var x2 = rectangle.EffectiveTo is { } to ? Math.Min(days.To, Band.X(to)) : days.To;
        var (y1, y2) = (Y(rectangle.KnownFrom), rectangle.KnownTo is { } end ? Y(end) : known.To);
        var amount = Amount(rectangle.Figures);
        if (x2 - x1 < (days.To - days.From) * widthOfLetter * amount.Length
            || y2 - y1 < (known.To - known.From) * heightOfLine)
        {
            return;
        }

        var text = plot.Add.Text(amount, (x1 + x2) / 2, (y1 + y2) / 2);
        text.LabelAlignment = Alignment.MiddleCenter;
        text.LabelFontSize = 13;
        text.LabelBold = true;
        text.LabelFontColor = Colors.Black;
        text.LabelBackgroundColor = Colors.White.WithOpacity(.8);
    }

    /// <summary>The principal amount, and that it is contested.</summary>
    private static string Amount(Figures figures)
    {
        var amount = figures is PublishedFigure published
            ? published.Value.ToString()
            : figures.ComesTo?.ToString() ?? "no amount";
        return figures.IsContested ? $"{amount}, contested" : amount;
    }

    private static DateTimeAutomatic Days() => new()
    {
        LabelFormatter = day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static double Y(DateTimeOffset instant) => instant.UtcDateTime.ToOADate();

    private static DateOnly KnownOn(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>The greatest finite bound, which the colour stands for.</summary>
    private static double Size(Figures figures) => figures is PublishedFigure { Value: var value }
        ? (double)Math.Abs(value.Max ?? value.Min ?? 0)
        : (double)(figures.ComesTo?.Max ?? figures.ComesTo?.Min ?? 0);

    private static bool IsOpenEnded(Figures figures) => figures is PublishedFigure { Value: var value }
        ? value.Max is null || value.Min is null
        : figures.ComesTo is { Max: null };
}
