using Replay.CommandLine;
using Replay.Telling;
using Replay.Terminals;
using Spectre.Console;

namespace Replay.Changes;

/// <summary>Differences to read: under each commitment what was restated, what moved, and by which facts.</summary>
internal static class ChangesText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<CommitmentChange> changes, EntryWords words)
    {
        if (changes.Count == 0)
            console.WriteLine("No commitment differs.");
        foreach (var change in changes)
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{$"{change.Stream}/{change.Commitment}".EscapeMarkup()}[/]");
            Write(console, "restated", change.Before, change.Restated, change.RestatedBy, words);
            Write(console, "moved", change.Restated, change.After, change.MovedBy, words);
        }
    }

    private static void Write(IAnsiConsole console, string how, CommitmentFigures? from, CommitmentFigures? to, IReadOnlyList<Cause> causes, EntryWords words)
    {
        if (from == to)
            return;
        console.Hanging(2, $"[yellow]{how}[/] from {Shown(from).EscapeMarkup()} to [bold]{Shown(to).EscapeMarkup()}[/]");
        foreach (var cause in causes)
        {
            console.Hanging(4, $"[cyan]{$"{cause.Fact.Entry.Id}".EscapeMarkup()}[/] {words.Of(cause.Fact.Form).EscapeMarkup()}. [dim]{$"({SourceWords.Date(cause.Fact.EffectiveOn)}; {SourceWords.Word(cause.Fact.Form)})".EscapeMarkup()}[/]");
            foreach (var control in cause.Controls)
                console.Hanging(6, $"[cyan]{$"{control.Id}".EscapeMarkup()}[/] {words.Of(control).EscapeMarkup()}.");
        }
    }

    private static string Shown(CommitmentFigures? figures) =>
        figures is null ? "nothing"
        : $"{figures.Outstanding}{(figures.Lifecycle == CommitmentLifecycle.Open ? "" : $", {Words.Of(figures.Lifecycle)}")}{(figures.IsContested ? ", contested" : "")}";
}
