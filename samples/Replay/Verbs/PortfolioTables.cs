using Spectre.Console;

namespace Replay;

/// <summary>A portfolio as tables that fit into 80 columns. What is certainly nothing is left out.</summary>
internal static class PortfolioTables
{
    public static void Write(IAnsiConsole console, Portfolio portfolio)
    {
        console.WriteLine(BoardTables.Viewed(portfolio.Viewpoint));
        BoardTables.Write(console, "All", ["unit", "nature", ">total"], portfolio.Exposure.ByUnit.Where(IsSomething).SelectMany(RowsOf));
        BoardTables.Write(console, "Who owes", ["debtor", ">firm", ">share"], portfolio.Exposure.ByDebtor.Where(IsSomething).Select(total => Row(total, total.Debtor, portfolio.Debtors)));
        Write(console, portfolio.Debtors);
        BoardTables.Write(console, "Who is owed", ["creditor", ">firm", ">share"], portfolio.Exposure.ByCreditor.Where(IsSomething).Select(total => Row(total, total.Creditor, portfolio.Creditors)));
        Write(console, portfolio.Creditors);
        BoardTables.Write(console, "Who owes whom, what is passed on included", ["debtor → creditor", ">firm"], portfolio.Exposure.ByPair.Where(IsSomething).Select(Row));
        BoardTables.Write(console, "Backlog", ["creditor", "falls due", ">firm"], portfolio.Backlogs.Where(backlog => !backlog.Whole.IsNone).SelectMany(RowsOf));
        BoardTables.Write(console, "Deadlines", ["milestone", "due", "stands"], portfolio.Deadlines.Select(Row));
        BoardTables.Write(console, "Breaches", ["breach", "last day of cure", "stands"], portfolio.Cures.Select(Row));
        BoardTables.Write(console, "Holdings", ["holding", ">amount", "for", "standing"], portfolio.Holdings.Select(Row));
        BoardTables.Write(console, "Capacity contracted", ["party", ">to provide", ">to receive"], portfolio.ContractedCapacity.Select(Row));
        BoardTables.Write(console, "Capacity in use", ["kind", ">online", ">reported"], portfolio.Capacity.Select(Row));
        if (portfolio.Positions.Count + portfolio.Holdings.Count + portfolio.Capacity.Count == 0)
            console.WriteLine("Nothing is on record here.");
    }

    /// <summary>How concentrated a side is, a line for each unit in which several parties stand on it.</summary>
    private static void Write(IAnsiConsole console, IEnumerable<Concentration> concentrations)
    {
        foreach (var concentration in concentrations.Where(concentration => concentration.Shares.Count > 1))
        {
            var largest = concentration.Largest?.ToString() ?? $"cannot be told among {string.Join(", ", concentration.PerhapsLargest)}";
            var index = concentration.Herfindahl is { } known ? $"{(concentration.IsApproximate ? "about " : "")}{decimal.Round(known, 3)}" : "cannot be told";
            console.Hanging(2, $"[dim]{concentration.Unit}: largest {largest.EscapeMarkup()}; Herfindahl index {index}[/]");
        }
    }

    private static bool IsSomething(PositionTotal total) => !total.Ceiling.IsNone || !total.Contingent.IsNone || !total.NonBinding.IsNone;

    private static IEnumerable<string[]> RowsOf(UnitTotal total) =>
        Natures(total).Prepend((Nature: "firm", Total: total.Firm)).Select((part, i) => (string[])[i == 0 ? $"[bold]{total.Unit}[/]" : "", part.Nature, $"{part.Total}"]);

    private static string[] Row(PositionTotal total, Id<Party> party, IEnumerable<Concentration> side)
    {
        var share = side.Single(concentration => concentration.Unit == total.Unit).Shares.SingleOrDefault(share => share.Party == party);
        return
        [
            $"[bold]{party}[/]\n{BoardTables.Marks(total.Standing, total.IsContested)}",
            Figures(total),
            share?.ToString() ?? "[dim]none[/]",
        ];
    }

    private static string[] Row(PairTotal total) => [$"{total.Debtor} → {total.Creditor}", Figures(total)];

    private static string Figures(PositionTotal total) => $"{total.Firm}{string.Concat(Natures(total).Select(part => $"\n[dim]{part.Nature}[/] {part.Total}"))}";

    /// <summary>What there is besides what is firm.</summary>
    private static IEnumerable<(string Nature, Total Total)> Natures(PositionTotal total)
    {
        (string Nature, Total Total)[] natures = [("ceiling", total.Options.IsNone ? total.Options : total.Ceiling), ("contingent", total.Contingent), ("non-binding", total.NonBinding)];
        return natures.Where(part => !part.Total.IsNone);
    }

    private static IEnumerable<string[]> RowsOf(Backlog backlog) =>
        backlog.ByMaturity.Where(part => !part.Total.IsNone).Select((part, i) => (string[])[i == 0 ? $"[bold]{backlog.Creditor}[/]" : "", Of(part.Maturity), $"{part.Total}"]);

    private static string Of(Maturity maturity) => maturity switch
    {
        Maturity.Overdue => "overdue",
        Maturity.Within24Months => "within 24 months",
        Maturity.Months25To48 => "in months 25 to 48",
        Maturity.Months49To72 => "in months 49 to 72",
        Maturity.Beyond => "later",
        _ => "[dim]nobody said when[/]",
    };

    private static string[] Row(Deadline deadline) =>
    [
        $"[bold]{deadline.Milestone?.ToString() ?? "not said which"}[/]\n[dim]{deadline.Stream.Slug}[/]",
        $"{deadline.Due?.ToString() ?? "[dim]not said[/]"}{(deadline.LastDay is { } last && last != deadline.Due?.Latest ? $"\n[dim]in time to {last:yyyy-MM-dd}[/]" : "")}",
        Stands(Words.Of(deadline.Status), deadline.IsContested),
    ];

    private static string[] Row(Cure cure) =>
    [
        $"[bold]{cure.Breach}[/]\n[dim]{cure.Stream.Slug}, by {cure.Party}[/]",
        cure.LastDay is { } last ? $"{last:yyyy-MM-dd}" : "[dim]none[/]",
        Stands(Words.Of(cure.Status), cure.IsContested),
    ];

    private static string[] Row(Holding holding) =>
    [
        $"[bold]{holding.Investor} in {holding.Issuer}[/]\n[dim]{holding.Stream.Slug}/{holding.Investment}[/]",
        $"{holding.Amount}{(holding.Shares is { } shares ? $"\n[dim]{shares}[/]" : "")}",
        $"{Words.Of(holding.Consideration).Replace('-', ' ')}\n[dim]{(holding.IsInvested ? "held" : "agreed")}[/]",
        BoardTables.Marks(holding.Standing, holding.IsContested),
    ];

    private static string[] Row(ContractedCapacity capacity) => [$"[bold]{capacity.Party}[/]", $"{capacity.ToProvide}", $"{capacity.ToReceive}"];

    private static string[] Row(Capacity capacity) =>
        [$"[bold]{capacity.Organization}[/] {capacity.Kind.EscapeMarkup()}", capacity.Online?.ToString() ?? "[dim]not counted[/]", capacity.Reported?.ToString() ?? "[dim]not reported[/]"];

    private static string Stands(string status, bool isContested) => $"{status.Replace('-', ' ')}{(isContested ? ", [yellow]contested[/]" : "")}";
}
