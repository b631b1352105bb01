using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Replay;

/// <summary>
/// The size of the output: the width that <c>COLUMNS</c> states, otherwise that of the terminal, and 80 columns where
/// it is redirected.
/// </summary>
internal sealed class ConsolePage(TextWriter writer, bool isRedirected) : IAnsiConsoleOutput
{
    private const int DefaultWidth = 80;
    private const int LeastWidth = 40;
    private const int LeastHeight = 10;

    public TextWriter Writer => writer;

    public bool IsTerminal => !isRedirected;

    public int Width { get; } = StatedWidth() ?? (isRedirected ? DefaultWidth : MeasuredWidth());

    public int Height => isRedirected ? int.MaxValue : Math.Max(Console.WindowHeight, LeastHeight);

    public void SetEncoding(Encoding encoding)
    {
        // The output is always UTF-8.
    }

    private static int? StatedWidth()
    {
        var text = Environment.GetEnvironmentVariable("COLUMNS");
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var width);
        return isNumber && width >= LeastWidth ? width : null;
    }

    private static int MeasuredWidth() => Console.WindowWidth is var width and >= LeastWidth ? width : DefaultWidth;
}

/// <summary>A writer that drops the blanks at the ends of lines, with which tables fill their width.</summary>
internal sealed class TrimmedWriter(TextWriter inner) : TextWriter
{
    private int _blanks;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (value == ' ')
        {
            _blanks++;
            return;
        }

        if (value is not ('\n' or '\r'))
            inner.Write(new string(' ', _blanks));
        _blanks = 0;
        inner.Write(value);
    }

    public override void Flush() => inner.Flush();
}
