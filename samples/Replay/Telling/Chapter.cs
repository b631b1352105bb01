using Spectre.Console;

namespace Replay;

/// <summary>Tells one turning point: what changed on the board, and the entries that changed it.</summary>
internal sealed class Chapter(IAnsiConsole console, Histories histories, EntryWords words)
{
    public void Tell(TurningPoint point)
    {
        console.Write(new Rule($"[bold cyan]{point.Day:yyyy-MM-dd}[/]").LeftJustified().RuleStyle("dim"));
        console.WriteIndented(0, $"[bold]{Titles.Of(point, words).EscapeMarkup()}.[/]");
        console.WriteLine();
        var table = new Table().NoBorder().Expand()
            .AddColumn(new TableColumn("[dim]as known on the day[/]") { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new TableColumn("[dim]before[/]") { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new TableColumn("[dim]after[/]") { Padding = new Padding(0, 0, 0, 0) });
        foreach (var (before, after, _) in point.Turns)
            table.AddRow(after.Label.EscapeMarkup(), before is null ? "[dim]–[/]" : Marked(before), $"[bold]{Marked(after)}[/]");
        console.Write(table);
        if (point.Unchanged > 0)
            console.WriteIndented(0, $"[dim]{Words.Count(point.Unchanged, "other line stays as it was", "other lines stay as they were")}.[/]");
        console.WriteLine();
        foreach (var entry in point.Entries)
            console.WriteIndented(2, $"[cyan]{$"{entry.Id}".EscapeMarkup()}[/] {words.Of(entry).EscapeMarkup()}. [dim]{$"({Provenance(entry, point.Day)})".EscapeMarkup()}[/]");
    }

    private static string Marked(BoardLine line)
    {
        var told = line.Told.EscapeMarkup();
        return line.IsContested ? told.Replace("contested", "[yellow]contested[/]", StringComparison.Ordinal) : told;
    }

    /// <summary>Since when, on whose word, and who speaks where accounts differ.</summary>
    private string Provenance(Entry entry, DateOnly day)
    {
        var since = entry.EffectiveOn is { } date ? $"{SourceWords.Date(date)}{Late(entry)}; " : "";
        return $"{since}{SourceWords.Word(entry)}{Rivalry(entry, day)}";
    }

    private static string Late(Entry entry) => SourceWords.DaysUntilKnown(entry) switch
    {
        <= 0 => "",
        1 => ", known a day later",
        var days => $", known {days:N0} days later",
    };

    private string Rivalry(Entry entry, DateOnly day)
    {
        if (entry.Rivals is not { } rival)
            return "";
        var known = histories[entry.Stream].FactsInForce(new Viewpoint { KnownAt = TurningPoints.EndOf(day) });
        var speaker = known.FirstOrDefault(fact => fact.Rivals.Any(other => other.Entry.Id == entry.Id));
        return speaker is null ? $"; speaks instead of {rival}" : $"; rivals {rival}{(speaker.Entry.Id == rival ? ", which" : $", and {speaker.Entry.Id}")} speaks";
    }
}
