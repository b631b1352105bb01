using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Replay;

/// <summary>How wide and high one writes: as the terminal is, as <c>COLUMNS</c> says, and 80 columns where nobody says.</summary>
internal sealed class Page(TextWriter writer, bool isRedirected) : IAnsiConsoleOutput
{
    private const int Usual = 80;

    public TextWriter Writer => writer;

    public bool IsTerminal => !isRedirected;

    public int Width { get; } = Stated() ?? (isRedirected ? Usual : Measured());

    public int Height => isRedirected ? int.MaxValue : Math.Max(Console.WindowHeight, 10);

    public void SetEncoding(Encoding encoding)
    {
        // Always UTF-8, whatever the console was set to.
    }

    private static int? Stated() =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns >= 40 ? columns : null;

    private static int Measured() => Console.WindowWidth is var width and >= 40 ? width : Usual;
}
