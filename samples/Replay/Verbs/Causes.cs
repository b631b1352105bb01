using System.Text.Json;
using Spectre.Console;

namespace Replay;

/// <summary>The causes of a change or a belief: each fact, and the control entries about it.</summary>
internal static class Causes
{
    /// <summary>The ids of all entries, separated by spaces.</summary>
    public static string Ids(IReadOnlyList<Cause> causes) => string.Join(' ', causes.SelectMany(IdsOf).Distinct());

    public static void WriteCauses(this Utf8JsonWriter json, string name, IReadOnlyList<Cause> causes) =>
        json.WriteList(name, causes, (_, cause) =>
        {
            json.WriteText("entry", cause.Fact.Entry.Id);
            if (cause.Day is { } day)
                json.WriteString("day", $"{day:yyyy-MM-dd}");
            json.WriteTexts("controls", cause.Controls.Select(control => control.Id));
        });

    private static IEnumerable<EntryId> IdsOf(Cause cause) =>
        cause.Controls.Select(control => control.Id).Prepend(cause.Fact.Entry.Id);

    public static void WriteCauses(this IAnsiConsole console, int indent, IReadOnlyList<Cause> causes, EntryWords words)
    {
        foreach (var (fact, day, controls) in causes.Select(cause => (cause.Fact, cause.Day, cause.Controls)))
        {
            if (day is { } turned)
            {
                console.WriteIndented(
                    indent, $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {EntryWords.WindowEnded(turned)}.");
                continue;
            }

            var source = $"({SourceWords.Date(fact.EffectiveOn)}; {SourceWords.Word(fact.Form)})".EscapeMarkup();
            console.WriteIndented(
                indent,
                $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {words.Of(fact.Form).EscapeMarkup()}. [dim]{source}[/]");
            foreach (var control in controls)
            {
                console.WriteIndented(
                    indent + 2, $"[cyan]{$"{control.Id}".EscapeMarkup()}[/] {words.Of(control).EscapeMarkup()}.");
            }
        }
    }
}
