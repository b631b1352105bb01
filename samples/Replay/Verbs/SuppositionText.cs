using Spectre.Console;

namespace Replay;

/// <summary>What is beside what would be, in 80 columns; a star marks each line that differs.</summary>
internal static class SuppositionText
{
    public static void Write(IAnsiConsole console, Supposition supposition, Viewpoint viewpoint)
    {
        var figures = supposition.Figures.ToList();
        console.WriteLine(BoardTables.Viewed(viewpoint));
        BoardTables.Write(console, "Figures", ["figure", ">as it is", ">as supposed"], BoardTables.ByStream(figures, pair => pair.Stream, Row, 3));
        BoardTables.Write(console, "Firm totals", ["debtor → creditor", ">as it is", ">as supposed"], supposition.Totals.Select(Row));
        if (!figures.Exists(pair => pair.Differs))
            console.WriteLine("Nothing would differ.");
        BoardTables.WriteAnomalies(console, supposition.Conflicts, "Conflicts, for which recording it would be refused");
        BoardTables.WriteAnomalies(console, supposition.Supposed.Ungrounded, "Ungrounded by what is left out");
    }

    private static string[] Row(FigurePair pair)
    {
        var (actual, supposed) = (FigureWords.Of(pair.Actual), FigureWords.Of(pair.Supposed));
        if (actual == supposed && pair is { Differs: true, Actual: { } one, Supposed: { } other })
            (actual, supposed) = ($"{actual}, {Words.Of(one.Standing)}", $"{supposed}, {Words.Of(other.Standing)}");
        return Row(pair.Key.Kind == FigureKind.Commitment ? pair.Key.Name : $"{pair.Key}", pair.Differs, actual, supposed);
    }

    private static string[] Row(TotalPair pair) => Row($"{pair.Debtor} → {pair.Creditor}", pair.Differs, Total(pair.Actual), Total(pair.Supposed));

    private static string Total(PairTotal? total) => total is null ? "nothing" : $"{total.Firm}{(total.IsContested ? ", contested" : "")}";

    private static string[] Row(string name, bool differs, string actual, string supposed) => differs
        ? [$"[yellow]*[/] [bold]{name.EscapeMarkup()}[/]", actual.EscapeMarkup(), $"[bold]{supposed.EscapeMarkup()}[/]"]
        : [$"  {name.EscapeMarkup()}", actual.EscapeMarkup(), "[dim]the same[/]"];
}
