using Spectre.Console;

namespace Replay;

/// <summary>
/// The story of a history. The weightiest turning points are chapters with the board before and after; the others are
/// named.
/// </summary>
internal sealed class Story(IAnsiConsole console, Histories histories)
{
    private const int MostChapters = 14;
    private const int LeastWeight = 3;

    private readonly Sentences _words = PartyNames.SentencesOf(histories);

    public void Tell()
    {
        var points = TurningPoint.FindAll(histories, _words);
        var chapters = points.Where(point => point.Weight >= LeastWeight)
            .OrderByDescending(point => point.Weight)
            .ThenBy(point => point.Day)
            .Take(MostChapters)
            .ToHashSet();
        WriteIntroduction(points.Count, chapters.Count);
        var chapter = new Chapter(console, histories, _words);
        var isOnlyNamed = false;
        foreach (var point in points)
        {
            var wasOnlyNamed = isOnlyNamed;
            isOnlyNamed = !chapters.Contains(point);
            if (!isOnlyNamed || !wasOnlyNamed)
                console.WriteLine();
            if (isOnlyNamed)
                console.Write(TitleLine(point));
            else
                chapter.Tell(point);
        }

        WriteConclusion(points.LastOrDefault(point =>
            chapters.Contains(point) && point.Changes[0].Before is null && point.Entries.Any(IsKnownLate)));
    }

    private static bool IsKnownLate(Entry entry) => SourceWords.DaysUntilKnown(entry) > 0;

    private Grid TitleLine(TurningPoint point) => new Grid { Expand = true }
        .AddColumn(new GridColumn { Width = 10, Padding = new Padding(0, 0, 2, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
        .AddRow($"[cyan]{point.Day:yyyy-MM-dd}[/]", Titles.Of(point, _words).EscapeMarkup());

    private void WriteIntroduction(int points, int chapters)
    {
        var entries = histories.SelectMany(history => history.Entries).ToList();
        var sources = entries.Select(entry => entry.Source.Address).Distinct().Count();
        var (first, last) = (entries.Min(entry => entry.RecordedAt), entries.Max(entry => entry.RecordedAt));
        console.WriteLine();
        console.WriteIndented(0, "[bold]Who owed whom what, as of each day and as known on it[/]");
        console.WriteIndented(
            0,
            $"{Words.Count(entries.Count, "entry", "entries")} in {Words.Count(histories.Count, "stream", "streams")}, "
            + $"from {Words.Count(sources, "source", "sources")}, "
            + $"learned from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}. "
            + $"Something turned on {Words.Count(points, "day", "days")}; "
            + $"the {chapters} on which most did are told, the others named.");
    }

    /// <summary>Writes the firm totals and suggests commands.</summary>
    /// <param name="knownLate">A turning point that became known late; null where there is none.</param>
    private void WriteConclusion(TurningPoint? knownLate)
    {
        console.WriteLine();
        console.Write(new Rule("[bold]In the end[/]").LeftJustified().RuleStyle("dim"));
        var names = new TableColumn("[dim]all days, all knowledge, firm commitments only[/]");
        var amounts = new TableColumn("[dim]outstanding[/]").RightAligned();
        (names.Padding, amounts.Padding) = (new Padding(0, 0, 2, 0), new Padding(0, 0, 0, 0));
        var table = new Table().NoBorder().Expand().AddColumn(names).AddColumn(amounts);
        foreach (var total in histories.AsOf(Viewpoint.Latest).Totals)
        {
            if (total.Firm.Max > 0 || total.Firm.OpenEnded > 0)
            {
                var pair = $"{_words.NameOf(total.Debtor)} owes {_words.NameOf(total.Creditor)}";
                table.AddRow(pair.EscapeMarkup(), $"{total.Firm}".EscapeMarkup());
            }
        }

        console.Write(table);
        console.WriteLine();
        console.WriteIndented(0, "More questions, for instance:");
        if (knownLate?.Entries.First(IsKnownLate).EffectiveOn is { } since)
            console.WriteIndented(2, $"commitments --as-of {since} --known-at {knownLate.Day:yyyy-MM-dd}T23:59:59Z");
        console.WriteIndented(2, "timeline --evidence parties");
        console.WriteIndented(2, "--help");
    }
}

/// <summary>Records the bundled history and tells it as a story. It runs where no verb is given.</summary>
internal static class StoryCommand
{
    public static async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        using var input = await HistoryInput.OpenAsync([HistoryInput.Bundled], cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await options.Store.OpenAsync(isFresh: true, terminal, cancellationToken);
        await ledger.RecordAllAsync(lines, terminal, cancellationToken);
        new Story(terminal.Out, await ledger.ReadAllAsync(terminal, cancellationToken)).Tell();
    }
}
