using Spectre.Console;

namespace Replay;

/// <summary>Differences to read: under each figure what was restated, what moved, and by which facts.</summary>
internal static class ChangesText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<FigureChange> changes, EntryWords words)
    {
        if (changes.Count == 0)
            console.WriteLine("No figure differs.");
        foreach (var change in changes)
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{$"{new FigurePath(change.Stream, change.Figure)}".EscapeMarkup()}[/]");
            Write(console, "restated", change.Before, change.Restated, change.RestatedBy, words);
            Write(console, "moved", change.Restated, change.After, change.MovedBy, words);
        }
    }

    private static void Write(IAnsiConsole console, string how, Figures? from, Figures? to, IReadOnlyList<Cause> causes, EntryWords words)
    {
        if (from == to)
            return;
        console.Hanging(2, $"[yellow]{how}[/] from {FigureWords.Of(from).EscapeMarkup()} to [bold]{FigureWords.Of(to).EscapeMarkup()}[/]");
        CauseText.Write(console, causes, words, indent: 4);
    }
}
