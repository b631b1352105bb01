using System.Globalization;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Printing;

/// <summary>Figures as a table of 100 columns.</summary>
internal static class FigureTable
{
    private const int NameWidth = 52;

    public static string Head => $"{"",-NameWidth}{"ours",11}{"reference",11}{"ratio",9}{"goal",9}{"",8}";

    public static IEnumerable<string> Lines(Figure figure)
    {
        yield return
            $"{Shorten(figure.Row.Name),-NameWidth}{Quantity.Of(figure.Ours, figure.Row.Measure),11}{Quantity.Of(figure.Theirs, figure.Row.Measure),11}" +
            $"{Times(figure.Ratio),9}{figure.Row.Goal,9}{(figure.IsGoalMet ? "met" : "MISSED"),8}";
        yield return $"  against {figure.Row.Reference}, {Times(figure.Low)} to {Times(figure.High)}";
    }

    private static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00}×");

    private static string Shorten(string name) => name.Length < NameWidth ? name : name[..(NameWidth - 2)] + "…";
}
