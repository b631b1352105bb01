using Spectre.Console;

namespace Replay;

/// <summary>The tables of a board.</summary>
internal static class BoardTables
{
    public static void Write(IAnsiConsole console, CommitmentBoard board, Sentences words)
    {
        console.WriteLine(Tables.Describe(board.Viewpoint));
        console.WriteTable(
            "Commitments",
            ["commitment", ">committed", ">performed", ">withdrawn", ">outstanding"],
            Tables.ByStream(board.Commitments, commitment => commitment.Stream, Row, 5));
        console.WriteTable(
            "Deals",
            ["deal", "term", "stands"],
            Tables.ByStream(
                board.Partnerships.SelectMany(partnership => partnership.Deals, (of, deal) => (of.Stream, Deal: deal)),
                signed => signed.Stream,
                signed => Row(signed.Deal, words),
                3));
        console.WriteTable("Totals", ["debtor → creditor", ">firm", ">ceiling"], board.Totals.Select(Row));
        console.WriteTable(
            "Investments",
            ["investment", ">amount", "for", "standing"],
            Tables.ByStream(board.Investments, investment => investment.Stream, Row, 4));
        console.WriteTable(
            "Options",
            ["option", ">left", "window", "standing"],
            Tables.ByStream(board.Options, option => option.Stream, Row, 4));
        console.WriteTable(
            "Offerings",
            ["offering", "stage", ">amount", "standing"],
            board.Offerings.Where(offering => offering.Stage != OfferingStage.None).Select(Row));
        WriteWhatHasNoTable(console, board);
        console.WriteAnomalies("Anomalies, left out or clipped", board.Anomalies);
        console.WriteAnomalies("Ungrounded by the evidence policy", board.Ungrounded);
    }

    /// <summary>The facts that no table shows, so that an empty board is not taken for an empty record.</summary>
    private static void WriteWhatHasNoTable(IAnsiConsole console, CommitmentBoard board)
    {
        var organizations = board.Organizations.Count(organization => organization.Facts.Count > 0);
        var published = board.Organizations.Sum(organization => organization.Figures.Count);
        if (organizations == 0
            && board.Offerings.Count == 0
            && !board.Partnerships.Any(partnership => partnership.Facts.Count > 0))
        {
            console.WriteLine("Nothing is on record here.");
        }
        else if (organizations > 0)
        {
            console.WriteLine();
            console.WriteIndented(
                0,
                $"[dim]On record, too, of {Words.Count(organizations, "organization", "organizations")}: "
                + $"{Words.Count(published, "published figure", "published figures")} (figures), and other facts "
                + "(timeline).[/]");
        }
    }

    private static string[] Row(Deal deal, Sentences words)
    {
        var reason = deal.EndedBy ?? deal.SuspendedBy ?? (deal.Notices is [.., var notice] ? notice : null);
        var because = reason is null
            ? ""
            : $"\n[dim]{words.Of(reason.Form).Split(": ")[0].EscapeMarkup()} "
                + $"({SourceWords.Date(reason.EffectiveOn)})[/]";
        var next = deal.RoundEndsOn is { } round ? $"\n[dim]this round to {round:yyyy-MM-dd}[/]" : "";
        var title = deal.Title is { } named ? $"\n  [dim]{named.EscapeMarkup()}[/]" : "";
        return
        [
            $"  [bold]{deal.Id}[/]{title}",
            $"{deal.Term?.ToString().EscapeMarkup() ?? "[dim]undisclosed[/]"}{next}",
            $"{Words.Spaced(deal.Lifecycle)}{(deal.IsContested ? ", [yellow]contested[/]" : "")}{because}",
        ];
    }

    private static string[] Row(Commitment commitment)
    {
        var (on, off) = commitment.IsOpen ? ("", "") : ("[dim]", "[/]");
        var marks = Tables.Marks(commitment.Standing, commitment.IsContested);
        return
        [
            $"{on}  [bold]{commitment.Id}[/]\n  {commitment.Debtor} → {commitment.Creditor}\n"
            + $"  [dim]{Words.Of(commitment.Nature)}, [/]{marks}{off}",
            $"{on}{commitment.Committed}{off}",
            $"{on}{commitment.Performed}{off}",
            $"{on}{commitment.Withdrawn}{Others(commitment)}{off}",
            commitment.IsOpen
                ? $"[bold]{commitment.Outstanding}[/]"
                : $"[dim]none\n{Words.Spaced(commitment.Lifecycle)}[/]",
        ];
    }

    /// <summary>The other amounts that make a row add up: each that is not nothing.</summary>
    private static string Others(Commitment commitment) => string.Concat(
        new[]
        {
            ("reduced", commitment.Reduced), ("novated", commitment.Novated), ("exceeded", commitment.Exceeded),
        }.Where(other => !other.Item2.IsNone).Select(other => $"\n{other.Item1} {other.Item2}"));

    private static string[] Row(PairTotal total) =>
    [
        $"{total.Debtor} → {total.Creditor}",
        $"{total.Firm}",
        total.Ceiling == total.Firm ? "[dim]the same[/]" : $"{total.Ceiling}",
    ];

    private static string[] Row(Investment investment)
    {
        var state = investment.Amount.IsNone ? "cancelled" : investment.IsInvested ? "held" : "agreed";
        return
        [
            $"  [bold]{investment.Id}[/]\n  {investment.Investor} in {investment.Issuer}"
            + (investment.Deal is { } deal ? $"\n  [dim]with deal {deal}[/]" : ""),
            investment.Amount.IsNone ? "[dim]none[/]" : $"{investment.Amount}",
            $"{Words.Of(investment.Consideration)}\n[dim]{state}[/]",
            Tables.Marks(investment.Standing, investment.IsContested),
        ];
    }

    private static string[] Row(Option option) =>
    [
        $"  [bold]{option.Id}[/]\n  {option.Debtor} → {option.Creditor}, held by {option.Holder}",
        $"{option.Left}",
        $"{option.Window?.ToString() ?? "undisclosed"}\n[dim]{Words.Of(option.Lifecycle)}[/]",
        Tables.Marks(option.Standing, option.IsContested),
    ];

    private static string[] Row(Offering offering)
    {
        var further = offering.FurtherAmount is { } amount ? $"\n[dim]further {amount}[/]" : "";
        return
        [
            $"[bold]{offering.Stream.Slug}[/]",
            Words.Of(offering.Stage),
            $"{offering.Amount?.ToString() ?? "[dim]no amount[/]"}{further}",
            Tables.Marks(offering.Standing, offering.IsContested),
        ];
    }
}
