using System.Text.Json;
using Spectre.Console;

namespace Replay;

/// <summary>The causes of a change or a belief: each fact, and the control entries about it.</summary>
internal static class Causes
{
    /// <summary>The ids of all entries, separated by spaces.</summary>
    public static string Ids(IReadOnlyList<Cause> causes) => string.Join(' ', causes.SelectMany(IdsOf).Distinct());

    /// <summary>The sources of all entries, by id: <c>f22: Financial Times, press https://…</c>.</summary>
    public static string Sources(IReadOnlyList<Cause> causes) => string.Join(
        "; ",
        causes.SelectMany(cause => cause.Controls.Prepend(cause.Fact.Form)).DistinctBy(entry => entry.Id)
            .Select(entry => $"{entry.Id}: {SourceWords.Word(entry.Source)} {entry.Source.Address}"));

    public static void WriteCauses(
        this Utf8JsonWriter json, string name, IReadOnlyList<Cause> causes, Sentences words) =>
        json.WriteList(name, causes, (_, cause) =>
        {
            json.WriteText("entry", cause.Fact.Entry.Id);
            json.WriteString("says", words.Of(cause));
            json.WriteDate("day", cause.Day);
            json.WriteSource("source", cause.Fact.Form.Source);
            json.WriteList("controls", cause.Controls, (_, control) =>
            {
                json.WriteText("entry", control.Id);
                json.WriteString("says", words.Of(control));
                json.WriteSource("source", control.Source);
            });
        });

    private static IEnumerable<EntryId> IdsOf(Cause cause) =>
        cause.Controls.Select(control => control.Id).Prepend(cause.Fact.Entry.Id);

    public static void WriteCauses(this IAnsiConsole console, int indent, IReadOnlyList<Cause> causes, Sentences words)
    {
        foreach (var cause in causes)
        {
            var (fact, controls) = (cause.Fact, cause.Controls);
            var source = cause.Day is null
                ? $"({SourceWords.Date(fact.EffectiveOn)}; {SourceWords.Word(fact.Form)})"
                : "";
            console.WriteIndented(
                indent,
                $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {words.Of(cause).EscapeMarkup()}."
                + $" [dim]{source.EscapeMarkup()}[/]");
            foreach (var control in controls)
            {
                console.WriteIndented(
                    indent + 2,
                    $"[cyan]{$"{control.Id}".EscapeMarkup()}[/] {words.Of(control).EscapeMarkup()}."
                    + $" [dim]{$"({SourceWords.Word(control)})".EscapeMarkup()}[/]");
            }
        }
    }
}
