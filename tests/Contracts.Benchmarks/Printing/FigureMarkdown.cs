using System.Globalization;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Printing;

/// <summary>Figures as a table in Markdown, those of one kind in one line with their extremes.</summary>
internal static class FigureMarkdown
{
    public static string Of(Machine machine, IReadOnlyList<FigureLine> figures) => string.Concat(Lines(machine, figures).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(Machine machine, IReadOnlyList<FigureLine> figures)
    {
        yield return "| what | ours | against | ratio | goal |";
        yield return "|---|---|---|---|---|";
        foreach (var kind in figures.GroupBy(figure => (figure.Kind, figure.Reference, figure.Goal)))
            yield return $"| {kind.Key.Kind} | {Span(kind, figure => figure.Ours, Quantity(kind.First().Measure))} | {kind.Key.Reference} | {Span(kind, figure => figure.Ratio, Times)} | {Goal([.. kind])} |";
        yield return "";
        yield return $"Measured on {machine}.";
    }

    private static string Goal(List<FigureLine> kind)
    {
        var met = kind.Count(figure => figure.Met);
        return met == kind.Count ? $"{kind[0].Goal} met" : met == 0 ? $"{kind[0].Goal} **missed**" : $"{kind[0].Goal} met by {met} of {kind.Count}";
    }

    private static string Span(IEnumerable<FigureLine> figures, Func<FigureLine, double> value, Func<double, string> format)
    {
        var (least, most) = (format(figures.Min(value)), format(figures.Max(value)));
        return least == most ? least : $"{least} to {most}";
    }

    private static Func<double, string> Quantity(Measure measure) => value => Printing.Quantity.Of(value, measure);

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×");
}
