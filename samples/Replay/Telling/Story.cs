using Spectre.Console;

namespace Replay;

/// <summary>Tells a history: the days on which something turned, the board before and after, and why.</summary>
internal sealed class Story(IAnsiConsole console, Histories histories)
{
    private const int MostChapters = 14;
    private const int LeastWeight = 3;

    private readonly EntryWords _words = new(histories);

    public void Tell()
    {
        var points = TurningPoints.Of(histories, _words.Names);
        var chapters = points.Where(point => point.Weight >= LeastWeight).OrderByDescending(point => point.Weight).ThenBy(point => point.Day).Take(MostChapters).ToHashSet();
        Introduce(points.Count, chapters.Count);
        var chapter = new Chapter(console, histories, _words);
        var isInPassing = false;
        foreach (var point in points)
        {
            var wasInPassing = isInPassing;
            isInPassing = !chapters.Contains(point);
            if (!isInPassing || !wasInPassing)
                console.WriteLine();
            if (isInPassing)
                console.Write(Passing(point));
            else
                chapter.Tell(point);
        }

        Conclude(points.LastOrDefault(point => chapters.Contains(point) && point.Turns[0].Before is null && point.Entries.Any(IsKnownLate)));
    }

    private static bool IsKnownLate(Entry entry) => SourceWords.DaysUntilKnown(entry) > 0;

    private Grid Passing(TurningPoint point) => new Grid { Expand = true }
        .AddColumn(new GridColumn { Width = 10, Padding = new Padding(0, 0, 2, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
        .AddRow($"[cyan]{point.Day:yyyy-MM-dd}[/]", Titles.Of(point, _words).EscapeMarkup());

    private void Introduce(int points, int chapters)
    {
        var entries = histories.SelectMany(history => history.Entries).ToList();
        var sources = entries.Select(entry => entry.Source.Address).Distinct().Count();
        console.WriteLine();
        console.WriteIndented(0, "[bold]Who owed whom what, as of each day and as known on it[/]");
        console.WriteIndented(
            0,
            $"{Words.Count(entries.Count, "entry", "entries")} in {Words.Count(histories.Count, "stream", "streams")}, from {Words.Count(sources, "source", "sources")}, "
            + $"learned from {entries.Min(entry => entry.RecordedAt):yyyy-MM-dd} to {entries.Max(entry => entry.RecordedAt):yyyy-MM-dd}. "
            + $"Something turned on {Words.Count(points, "day", "days")}; the {chapters} on which most did are told, the others named.");
    }

    private void Conclude(TurningPoint? knownLate)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]In the end[/]").LeftJustified().RuleStyle("dim"));
        var table = new Table().NoBorder().Expand()
            .AddColumn(new TableColumn("[dim]all days, all knowledge, firm commitments only[/]") { Padding = new Padding(0, 0, 2, 0) })
            .AddColumn(new TableColumn("[dim]outstanding[/]") { Padding = new Padding(0, 0, 0, 0) }.RightAligned());
        foreach (var total in histories.AsOf(Viewpoint.Latest).Totals.Where(total => total.Firm.Max > 0 || total.Firm.OpenEnded > 0))
            table.AddRow($"{_words.Names.Of(total.Debtor)} owes {_words.Names.Of(total.Creditor)}".EscapeMarkup(), $"{total.Firm}".EscapeMarkup());
        console.Write(table);
        console.WriteLine();
        console.WriteIndented(0, "Ask on, for instance:");
        if (knownLate?.Entries.First(IsKnownLate).EffectiveOn is { } since)
            console.WriteIndented(2, $"commitments --as-of {since} --known-at {knownLate.Day:yyyy-MM-dd}T23:59:59Z");
        console.WriteIndented(2, "timeline --evidence parties");
        console.WriteIndented(2, "--help");
    }
}
