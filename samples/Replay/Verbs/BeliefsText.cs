using Spectre.Console;

namespace Replay;

/// <summary>Beliefs to read: from when on what was held, and what made it so.</summary>
internal static class BeliefsText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Belief> beliefs, EntryWords words)
    {
        if (beliefs.Count == 0)
            console.WriteLine("Nothing was ever held about it on this day.");
        foreach (var belief in beliefs)
        {
            console.MarkupLine($"[dim]from {RecordedInstant.Format(belief.KnownFrom)}[/] [bold]{FigureWords.Of(belief.Figures).EscapeMarkup()}[/]");
            CauseText.Write(console, belief.Causes, words, indent: 2);
        }
    }
}
