using System.Text;
using Spectre.Console;

namespace Replay;

/// <summary>The standard streams: answers go to <see cref="Out"/>, progress to <see cref="Error"/>.</summary>
internal sealed class Terminal : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly StreamWriter _out = new(Console.OpenStandardOutput(), Utf8, 16 * 1024);
    private readonly StreamWriter _error = new(Console.OpenStandardError(), Utf8) { AutoFlush = true };

    public Terminal()
    {
        Out = Open(_out, Console.IsOutputRedirected);
        Error = Open(_error, Console.IsErrorRedirected);
    }

    /// <summary>Standard output for tables and text.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>Standard error for progress.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Standard output for bytes that must not be changed, such as JSON.</summary>
    public Stream Bytes => _out.BaseStream;

    /// <summary>Standard output for plain text, such as CSV.</summary>
    public TextWriter Text => _out;

    /// <summary>True where standard error is a terminal, so that a progress display can move.</summary>
    public bool IsErrorInteractive { get; } = !Console.IsErrorRedirected;

    /// <summary>True to omit the lines of progress that a redirected standard error gets.</summary>
    public bool IsQuiet { get; set; }

    public static Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>Writes one line to standard error and never wraps it.</summary>
    public void WriteError(string line) => _error.WriteLine(line);

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
    }

    private static IAnsiConsole Open(StreamWriter writer, bool isRedirected)
    {
        var isPlain = isRedirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new ConsolePage(isPlain ? new TrimmedWriter(writer) : writer, isRedirected),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
