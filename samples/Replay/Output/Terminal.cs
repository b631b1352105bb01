using System.Text;
using Spectre.Console;

namespace Replay;

/// <summary>The three streams of the program: answers go to <see cref="Out"/>, everything about how it goes to <see cref="Error"/>.</summary>
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

    /// <summary>For tables and text.</summary>
    public IAnsiConsole Out { get; }

    /// <summary>For progress and refusals.</summary>
    public IAnsiConsole Error { get; }

    /// <summary>Whether somebody watches the progress.</summary>
    public bool IsWatched { get; } = !Console.IsErrorRedirected;

    /// <summary>For JSON lines, csv and the like, where every byte counts.</summary>
    public Stream Bytes => _out.BaseStream;

    /// <summary>For csv and other plain text.</summary>
    public TextWriter Text => _out;

    /// <summary>What is typed or piped in.</summary>
    public static Stream OpenInput() => Console.OpenStandardInput();

    /// <summary>One plain line on standard error, never wrapped.</summary>
    public void Complain(string line) => _error.WriteLine(line);

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
            Out = new Page(isPlain ? new TrimmedWriter(writer) : writer, isRedirected),
            Ansi = isPlain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isPlain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = isRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
