using Spectre.Console;

namespace Replay;

/// <summary>One turning point of the story: the changes on the board, and the entries that caused them.</summary>
internal sealed class Chapter(IAnsiConsole console, Histories histories, Sentences words)
{
    public void Tell(TurningPoint point)
    {
        console.Write(new Rule($"[bold cyan]{point.Day:yyyy-MM-dd}[/]").LeftJustified().RuleStyle("dim"));
        console.WriteIndented(0, $"[bold]{Titles.Of(point, words).EscapeMarkup()}.[/]");
        console.WriteLine();
        if (point.Changes.Any(change => change.After.Kind != LineKind.Fact))
            console.Write(TableOf(point));
        if (point.Unchanged > 0)
        {
            var others = Words.Count(point.Unchanged, "other line stays as it was", "other lines stay as they were");
            console.WriteIndented(0, $"[dim]{others}.[/]");
        }

        console.WriteLine();
        foreach (var entry in point.Entries)
        {
            var provenance = $"({Provenance(entry, point.Day)})".EscapeMarkup();
            console.WriteIndented(
                2,
                $"[cyan]{$"{entry.Id}".EscapeMarkup()}[/] {words.Of(entry).EscapeMarkup()}. [dim]{provenance}[/]");
        }
    }

    private static Table TableOf(TurningPoint point)
    {
        var table = new Table().NoBorder().Expand()
            .AddColumn(new TableColumn("[dim]as known on the day[/]") { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new TableColumn("[dim]before[/]") { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new TableColumn("[dim]after[/]") { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (before, after, _) in point.Changes.Where(change => change.After.Kind != LineKind.Fact))
        {
            table.AddRow(
                after.Label.EscapeMarkup(), before is null ? "[dim]–[/]" : Marked(before), $"[bold]{Marked(after)}[/]");
        }

        return table;
    }

    private static string Marked(BoardLine line)
    {
        var text = line.Text.EscapeMarkup();
        return line.IsContested
            ? text.Replace("contested", "[yellow]contested[/]", StringComparison.Ordinal)
            : text;
    }

    /// <summary>The effective date, the source, and the entry that speaks where accounts differ.</summary>
    private string Provenance(Entry entry, DateOnly day)
    {
        var since = entry.EffectiveOn is { } date ? $"{SourceWords.Date(date)}{Delay(entry)}; " : "";
        return $"{since}{SourceWords.Word(entry)}{Rivalry(entry, day)}";
    }

    private static string Delay(Entry entry) => SourceWords.DaysUntilKnown(entry) switch
    {
        <= 0 => "",
        1 => ", known a day later",
        var days => $", known {days:N0} days later",
    };

    private string Rivalry(Entry entry, DateOnly day)
    {
        if (histories[entry.Stream].FindRival(entry) is not { Id: var rival })
            return "";
        var known = histories[entry.Stream].FactsInForce(new Viewpoint { KnownAt = TurningPoint.EndOf(day) });
        var speaker = known.FirstOrDefault(fact => fact.Rivals.Any(other => other.Entry.Id == entry.Id));
        if (speaker is null)
            return $"; speaks instead of {rival}";
        return $"; rivals {rival}{(speaker.Entry.Id == rival ? ", which" : $", and {speaker.Entry.Id}")} speaks";
    }
}
