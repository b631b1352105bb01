using Spectre.Console;

namespace Replay;

/// <summary>Text with a margin.</summary>
internal static class Layout
{
    extension(IAnsiConsole console)
    {
        /// <summary>Marked-up text whose every line is indented.</summary>
        public void Hanging(int indent, string markup) => console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));
    }
}
