using Spectre.Console;

namespace Replay;

/// <summary>A board as tables that fit into 80 columns.</summary>
internal static class BoardTables
{
    private const int WidestName = 34;

    public static void Write(IAnsiConsole console, CommitmentBoard board)
    {
        console.WriteLine(Viewed(board.Viewpoint));
        Write(console, "Commitments", ["commitment", ">committed", ">performed", ">withdrawn", ">outstanding"], ByStream(board.Commitments, commitment => commitment.Stream, Row, 5));
        Write(console, "Totals", ["debtor → creditor", ">firm", ">ceiling"], board.Totals.Select(Row));
        Write(console, "Investments", ["investment", ">amount", "for", "standing"], ByStream(board.Investments, investment => investment.Stream, Row, 4));
        Write(console, "Options", ["option", ">left", "window", "standing"], ByStream(board.Options, option => option.Stream, Row, 4));
        Write(console, "Offerings", ["offering", "stage", ">amount", "standing"], board.Offerings.Where(offering => offering.Stage != OfferingStage.None).Select(Row));
        if (board.Commitments.Count + board.Investments.Count + board.Offerings.Count + board.Options.Count == 0)
            console.WriteLine("Nothing is on record here.");
        WriteAnomalies(console, board.Anomalies, "Anomalies, left out or clipped");
        WriteAnomalies(console, board.Ungrounded, "Ungrounded by the evidence policy");
    }

    public static void WriteAnomalies(IAnsiConsole console, IReadOnlyCollection<Anomaly> anomalies, string title)
    {
        if (anomalies.Count == 0)
            return;
        console.WriteLine();
        console.MarkupLine($"[bold]{title.EscapeMarkup()}[/]");
        foreach (var anomaly in anomalies)
            console.Hanging(2, $"[yellow]{anomaly.Code.EscapeMarkup()}[/] {$"{anomaly.Stream} {anomaly.Entry}".EscapeMarkup()}: {anomaly.Message.EscapeMarkup()}");
    }

    public static string Viewed(Viewpoint viewpoint)
    {
        var known = viewpoint.KnownAt == DateTimeOffset.MaxValue ? "now" : $"at {RecordedInstant.Format(viewpoint.KnownAt)}";
        var evidence = viewpoint.Evidence == EvidencePolicy.All ? "" : $", evidence: {viewpoint.Evidence}";
        return $"As of {viewpoint.AsOf:yyyy-MM-dd}, as known {known}{evidence}";
    }

    /// <summary>A table under a title; nothing where there are no rows. A heading that begins with <c>&gt;</c> is of a column of numbers.</summary>
    public static void Write(IAnsiConsole console, string title, IReadOnlyList<string> headings, IEnumerable<string[]> rows)
    {
        var table = new Table().NoBorder().Expand();
        foreach (var heading in headings)
        {
            var column = new TableColumn($"[dim]{heading.TrimStart('>').EscapeMarkup()}[/]") { Padding = new Padding(0, 0, 1, 0) };
            table.AddColumn(heading[0] == '>' ? column.RightAligned() : column);
        }

        var all = rows.ToList();
        if (all.Count == 0)
            return;
        all.ForEach(row => table.AddRow(row));
        table.Columns[0].NoWrap = all.SelectMany(row => row[0].Split('\n')).Max(line => line.RemoveMarkup().Length) <= WidestName;
        console.WriteLine();
        console.Write(new Rule($"[bold]{title}[/]").LeftJustified().RuleStyle("dim"));
        console.Write(table);
    }

    /// <summary>Each stream is named once, above what is of it.</summary>
    public static IEnumerable<string[]> ByStream<T>(IEnumerable<T> items, Func<T, StreamKey> streamOf, Func<T, string[]> row, int columns) =>
        items.GroupBy(streamOf).SelectMany(ofStream => ofStream.Select(row).Prepend([$"{ofStream.Key.Slug}", .. Enumerable.Repeat("", columns - 1)]));

    private static string[] Row(Commitment commitment)
    {
        var (on, off) = commitment.IsOpen ? ("", "") : ("[dim]", "[/]");
        var marks = Marks(commitment.Standing, commitment.IsContested);
        return
        [
            $"{on}  [bold]{commitment.Id}[/]\n  {commitment.Debtor} → {commitment.Creditor}\n  [dim]{Words.Of(commitment.Nature)}, [/]{marks}{off}",
            $"{on}{commitment.Committed}{off}",
            $"{on}{commitment.Performed}{off}",
            $"{on}{commitment.Withdrawn}{off}",
            commitment.IsOpen ? $"[bold]{commitment.Outstanding}[/]" : $"[dim]none\n{Words.Of(commitment.Lifecycle).Replace('-', ' ')}[/]",
        ];
    }

    private static string[] Row(PairTotal total) => [$"{total.Debtor} → {total.Creditor}", $"{total.Firm}", total.Ceiling == total.Firm ? "[dim]the same[/]" : $"{total.Ceiling}"];

    private static string[] Row(Investment investment) =>
    [
        $"  [bold]{investment.Id}[/]\n  {investment.Investor} in {investment.Issuer}",
        $"{investment.Amount}",
        $"{Words.Of(investment.Consideration)}\n[dim]{(investment.Amount.IsNone ? "cancelled" : investment.IsInvested ? "held" : "agreed")}[/]",
        Marks(investment.Standing, investment.IsContested),
    ];

    private static string[] Row(Option option) =>
    [
        $"  [bold]{option.Id}[/]\n  {option.Debtor} → {option.Creditor}, held by {option.Holder}",
        option.IsOpen ? $"{option.Left}" : "none",
        $"{option.Window?.ToString() ?? "undisclosed"}\n[dim]{Words.Of(option.Lifecycle)}[/]",
        Marks(option.Standing, option.IsContested),
    ];

    private static string[] Row(Offering offering) =>
        [$"[bold]{offering.Stream.Slug}[/]", Words.Of(offering.Stage), $"{offering.Amount?.ToString() ?? "[dim]no amount[/]"}{(offering.FurtherAmount is { } further ? $"\n[dim]further {further}[/]" : "")}", Marks(offering.Standing, offering.IsContested)];

    public static string Marks(Standing standing, bool isContested) => $"[dim]{Words.Of(standing)}[/]{(isContested ? ", [yellow]contested[/]" : "")}";
}
