using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Printing;

namespace Contracts.Benchmarks.Publishing;

/// <summary>A run whose lines were kept in a file, and what is made of them: a table and a plot.</summary>
internal sealed class KeptRun
{
    private const string Begin = "<!-- figures, as the benchmarks print them -->\n";
    private const string End = "<!-- end of figures -->";

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

    /// <summary>The table, in Markdown.</summary>
    public string Markdown => FigureMarkdown.Of(_machine, _figures);

    /// <summary>Draws the growth beside the run, as PNG.</summary>
    public void Plot() => GrowthPlot.Write(_figures, Path.ChangeExtension(_file, ".png"));

    /// <summary>Puts the table between the two marks of a page.</summary>
    /// <exception cref="ArgumentException">The page has no such marks.</exception>
    public void PutInto(string page)
    {
        var text = File.ReadAllText(page);
        var (begin, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new ArgumentException($"The page '{page}' does not say where its figures stand; '{Begin.TrimEnd()}' and '{End}' are required.");
        File.WriteAllText(page, text[..(begin + Begin.Length)] + Markdown + text[end..]);
    }
}
