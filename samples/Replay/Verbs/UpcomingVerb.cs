using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows what must happen by when.</summary>
internal sealed class UpcomingVerb() : Verb(
    "upcoming", "Shows what must happen by when, for whom, and what follows if nothing is done.")
{
    private const int DefaultDays = 90;

    private static readonly Option<int?> Within = ValueParsers.CreateOption(
        "--within",
        "DAYS",
        $"The number of days from the day of the answer, 1 to 3660. Default: {DefaultDays}.",
        ValueParsers.Days);

    private static readonly Option<OutputFormat?> Format = ValueParsers.CreateOption(
        "--format",
        "table|json|csv|ical",
        "The output format; ical is for calendars. Default: table.",
        ValueParsers.FormatOrCalendar);

    protected override IEnumerable<CommandOption> Options =>
    [
        Within, SharedOptions.Party, SharedOptions.AsOf, SharedOptions.KnownAt, SharedOptions.Evidence,
        SharedOptions.Prefer, Format, .. SharedOptions.OfStore,
    ];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var (within, viewpoint) = (options.ValueOf(Within) ?? DefaultDays, options.Viewpoint);
        var (board, party) = (histories.AsOf(viewpoint), options.PartyIn(histories));
        var items = board.Portfolio.Upcoming(within, party);
        if (options.ValueOf(Format) == OutputFormat.Ical)
            CalendarFile.Write(items, histories, terminal.Text);
        else
            new UpcomingAnswer(items, within, histories, viewpoint, Overdue.Of(board, party))
                .Write(terminal, options.ValueOf(Format) ?? OutputFormat.Table);
    }
}

/// <summary>The things that are due, or end by themselves, by day.</summary>
internal sealed class UpcomingAnswer(
    IReadOnlyList<UpcomingItem> items, int within, Histories histories, Viewpoint viewpoint, Overdue overdue) : Answer
{
    private readonly Sentences _words = PartyNames.SentencesOf(histories);

    protected override void WriteTable(IAnsiConsole console)
    {
        var days = Words.Count(within, "day", "days");
        console.WriteLine($"{Tables.Describe(viewpoint)}, within {days}");
        WriteOverdue(console);
        if (items.Count == 0)
            console.WriteLine("Nothing is due, and nothing ends by itself.");
        foreach (var ofDay in items.GroupBy(item => item.Day))
        {
            console.WriteLine();
            var left = ofDay.Key.DayNumber - viewpoint.AsOf.DayNumber;
            var when = left == 0 ? "today" : $"in {Words.Count(left, "day", "days")}";
            console.MarkupLine($"[bold cyan]{ofDay.Key:yyyy-MM-dd}[/] [dim]{when}[/]");
            foreach (var item in ofDay)
            {
                var contested = item.IsContested ? ", [yellow]contested[/]" : "";
                console.WriteIndented(2, $"{_words.Of(item).EscapeMarkup()}.");
                console.WriteIndented(
                    4,
                    $"[dim]If nothing is done, {Sentences.ConsequenceOf(item).EscapeMarkup()}. "
                    + $"{$"{item.Stream}, {item.NamedBy}, {Words.Of(item.Standing)}".EscapeMarkup()}[/]{contested}");
            }
        }
    }

    private void WriteOverdue(IAnsiConsole console)
    {
        foreach (var late in overdue.Commitments)
        {
            var subject = _words.SubjectOf(late.Stream, late.Id);
            console.WriteIndented(
                0, $"[red]{Words.Spaced(late.Performance)}[/] {subject.EscapeMarkup()}, [dim]{late.Stream}[/]");
        }

        foreach (var late in overdue.Deadlines)
        {
            console.WriteIndented(
                0,
                $"[red]late[/] {late.Stream.Slug}, milestone {late.Milestone}, in time to {late.LastDay:yyyy-MM-dd}");
        }
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteViewpoint(viewpoint);
        json.WriteNumber("within", within);
        json.WriteList("notOnTrack", overdue.Commitments, (_, late) =>
        {
            json.WriteText("stream", late.Stream);
            json.WriteText("commitment", late.Id);
            json.WriteText("debtor", late.Debtor);
            json.WriteText("creditor", late.Creditor);
            json.WriteWord("performance", late.Performance);
        });
        json.WriteList("late", overdue.Deadlines, (_, late) =>
        {
            json.WriteText("stream", late.Stream);
            json.WriteText("milestone", late.Milestone);
            json.WriteDate("lastDay", late.LastDay);
        });
        json.WriteList("upcoming", items, (_, item) =>
        {
            json.WriteDate("day", item.Day);
            json.WriteWord("kind", item.Kind);
            json.WriteText("stream", item.Stream);
            json.WriteString("thing", item.Thing);
            json.WriteText("deal", item.Deal);
            json.WriteString("description", item.Description);
            json.WriteText("party", item.Party);
            json.WriteText("counterparty", item.Counterparty);
            json.WriteAmount("amount", item.Amount);
            json.WriteString("nature", item.Nature is { } nature ? Words.Of(nature) : null);
            json.WriteWord("consequence", item.Consequence);
            json.WriteDate("until", item.Until);
            json.WriteString("says", _words.Of(item));
            json.WriteString("ifNothingIsDone", Sentences.ConsequenceOf(item));
            json.WriteWord("standing", item.Standing);
            json.WriteBoolean("contested", item.IsContested);
            json.WriteText("namedBy", item.NamedBy);
            if (histories[item.Stream].Find(item.NamedBy) is { } entry)
                json.WriteSource("source", entry.Source);
        });
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
        [
            "day", "kind", "stream", "thing", "deal", "description", "party", "counterparty", "amount min",
            "amount max", "unit", "consequence", "until", "standing", "contested", "named by", .. Csv.SourceHeadings,
        ]);
        foreach (var item in items)
        {
            csv.WriteRow(
            [
                $"{item.Day:yyyy-MM-dd}", Words.Of(item.Kind), $"{item.Stream}", item.Thing, $"{item.Deal}",
                item.Description ?? "", $"{item.Party}", $"{item.Counterparty}", .. Csv.Bounds(item.Amount),
                $"{item.Amount?.Unit}", Words.Of(item.Consequence), $"{item.Until:yyyy-MM-dd}",
                Words.Of(item.Standing), Csv.Bool(item.IsContested), $"{item.NamedBy}",
                .. Csv.Of(histories[item.Stream].Find(item.NamedBy)?.Source ?? Source.Unstated),
            ]);
        }
    }
}

/// <summary>What is late on the day of an answer, and still awaited.</summary>
/// <param name="Commitments">The open commitments that are late, in cure or in breach.</param>
/// <param name="Deadlines">The milestones that are late.</param>
internal sealed record Overdue(IReadOnlyList<Commitment> Commitments, IReadOnlyList<Deadline> Deadlines)
{
    /// <summary>What is late on a board; of a party, what it owes, is owed or awaits.</summary>
    public static Overdue Of(CommitmentBoard board, Id<Party>? party) => new(
        [
            .. board.Commitments.Where(commitment => commitment.IsOpen
                && commitment.Performance is not (PerformanceStatus.OnTrack or PerformanceStatus.Fulfilled)
                && (party is not { } one || commitment.Debtor == one || commitment.Creditor == one)),
        ],
        [
            .. board.Portfolio.Deadlines.Where(deadline => deadline is { IsAwaited: true, Milestone: not null }
                && deadline.LastDay < board.Viewpoint.AsOf
                && (party is not { } one || deadline.Party == one || deadline.Counterparty == one)),
        ]);
}
