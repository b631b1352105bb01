using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Printing;

namespace Contracts.Benchmarks.Publishing;

/// <summary>A run whose lines were kept in a file, and what is made of them: a table and a plot.</summary>
internal sealed class KeptRun
{
    private const string All = "<!-- figures, as the benchmarks print them -->\n";
    private const string Main = "<!-- main figures, as the benchmarks print them -->\n";
    private const string End = "<!-- end of figures -->";

    /// <summary>The kinds of rows that a reader with ten minutes wants to see.</summary>
    private static readonly string[] MainKinds =
    [
        "fold 1,000 entries, time",
        "record 1, 10 or 100 onto 10 or 100, ledger inline",
        "import a history",
        "positions at a past (E, K)",
        "total exposure at a past (E, K)",
    ];

    private readonly string _file;
    private readonly Machine _machine;
    private readonly IReadOnlyList<FigureLine> _figures;

    /// <exception cref="ArgumentException">The file is not there, or no run is in it.</exception>
    public KeptRun(string file)
    {
        if (!File.Exists(file))
            throw new ArgumentException($"There is no file '{file}'; a run with --json writes its lines into one.");
        _file = file;
        (_machine, _figures) = FigureLine.ReadRun([.. File.ReadLines(file).Where(line => line.Length > 0)]);
    }

    /// <summary>The table of all figures, in Markdown.</summary>
    public string Markdown => FigureMarkdown.Of(_machine, _figures);

    /// <summary>The table of the main figures, in Markdown.</summary>
    public string MainMarkdown => FigureMarkdown.Of(_machine, [.. _figures.Where(figure => MainKinds.Contains(figure.Kind))]);

    /// <summary>Draws the growth beside the run, as PNG.</summary>
    public void Plot() => GrowthPlot.Write(_figures, Path.ChangeExtension(_file, ".png"));

    /// <summary>Puts the table of all figures, or of the main ones, between the two marks of a page.</summary>
    /// <exception cref="ArgumentException">The page has no such marks.</exception>
    public void PutInto(string page)
    {
        var text = File.ReadAllText(page);
        var (mark, table) = text.Contains(Main, StringComparison.Ordinal) ? (Main, MainMarkdown) : (All, Markdown);
        var (begin, end) = (text.IndexOf(mark, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new ArgumentException($"The page '{page}' does not say where its figures stand; '{All.TrimEnd()}' and '{End}' are required.");
        File.WriteAllText(page, text[..(begin + mark.Length)] + table + text[end..]);
    }
}
