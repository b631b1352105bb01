using Spectre.Console;

namespace Replay;

/// <summary>Causes to read: each fact, and under it what was said about it.</summary>
internal static class CauseText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Cause> causes, EntryWords words, int indent)
    {
        foreach (var cause in causes)
        {
            console.Hanging(indent, $"[cyan]{$"{cause.Fact.Entry.Id}".EscapeMarkup()}[/] {words.Of(cause.Fact.Form).EscapeMarkup()}. [dim]{$"({SourceWords.Date(cause.Fact.EffectiveOn)}; {SourceWords.Word(cause.Fact.Form)})".EscapeMarkup()}[/]");
            foreach (var control in cause.Controls)
                console.Hanging(indent + 2, $"[cyan]{$"{control.Id}".EscapeMarkup()}[/] {words.Of(control).EscapeMarkup()}.");
        }
    }
}
