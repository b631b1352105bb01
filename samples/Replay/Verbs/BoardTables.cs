using Spectre.Console;

namespace Replay;

/// <summary>The tables of a board.</summary>
internal static class BoardTables
{
    public static void Write(IAnsiConsole console, CommitmentBoard board)
    {
        console.WriteLine(Tables.Describe(board.Viewpoint));
        console.WriteTable(
            "Commitments",
            ["commitment", ">committed", ">performed", ">withdrawn", ">outstanding"],
            Tables.ByStream(board.Commitments, commitment => commitment.Stream, Row, 5));
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
        if (board.Commitments.Count + board.Investments.Count + board.Offerings.Count + board.Options.Count == 0)
            console.WriteLine("Nothing is on record here.");
        console.WriteAnomalies("Anomalies, left out or clipped", board.Anomalies);
        console.WriteAnomalies("Ungrounded by the evidence policy", board.Ungrounded);
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
            $"  [bold]{investment.Id}[/]\n  {investment.Investor} in {investment.Issuer}",
            $"{investment.Amount}",
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
