using Spectre.Console;

namespace Replay;

/// <summary>The tables of a portfolio. Totals that are certainly nothing are left out.</summary>
internal static class PortfolioTables
{
    public static void Write(IAnsiConsole console, Portfolio portfolio)
    {
        var exposure = portfolio.Exposure;
        console.WriteLine(Tables.Describe(portfolio.Viewpoint));
        console.WriteTable(
            "All", ["unit", "nature", ">total"], exposure.ByUnit.Where(IsSomething).SelectMany(Rows));
        console.WriteTable(
            "Who owes",
            ["debtor", ">firm", ">share"],
            exposure.ByDebtor.Where(IsSomething).Select(total => Row(total, total.Debtor, portfolio.Debtors)));
        WriteConcentration(console, portfolio.Debtors);
        console.WriteTable(
            "Who is owed",
            ["creditor", ">firm", ">share"],
            exposure.ByCreditor.Where(IsSomething).Select(total => Row(total, total.Creditor, portfolio.Creditors)));
        WriteConcentration(console, portfolio.Creditors);
        console.WriteTable(
            "Who owes whom, what is passed on included",
            ["debtor → creditor", ">firm"],
            exposure.ByPair.Where(IsSomething).Select(Row));
        console.WriteTable(
            "Backlog",
            ["creditor", "falls due", ">firm"],
            portfolio.Backlogs.Where(backlog => !backlog.Whole.IsNone).SelectMany(Rows));
        console.WriteTable("Deadlines", ["milestone", "due", "stands"], portfolio.Deadlines.Select(Row));
        console.WriteTable("Breaches", ["breach", "last day of cure", "stands"], portfolio.Cures.Select(Row));
        console.WriteTable("Holdings", ["holding", ">amount", "for", "standing"], portfolio.Holdings.Select(Row));
        console.WriteTable(
            "Capacity contracted", ["party", ">to provide", ">to receive"], portfolio.ContractedCapacity.Select(Row));
        console.WriteTable("Capacity in use", ["kind", ">online", ">reported"], portfolio.Capacity.Select(Row));
        if (portfolio.Positions.Count + portfolio.Holdings.Count + portfolio.Capacity.Count == 0)
            console.WriteLine("Nothing is on record here.");
    }

    /// <summary>Writes the concentration of a side, one line for each unit that several parties share.</summary>
    private static void WriteConcentration(IAnsiConsole console, IEnumerable<Concentration> side)
    {
        foreach (var concentration in side.Where(concentration => concentration.Shares.Count > 1))
        {
            var largest = concentration.Largest?.ToString()
                ?? $"cannot be told among {string.Join(", ", concentration.PerhapsLargest)}";
            var index = concentration.Herfindahl is { } known
                ? $"{(concentration.IsApproximate ? "about " : "")}{decimal.Round(known, 3)}"
                : "cannot be told";
            console.WriteIndented(
                2, $"[dim]{concentration.Unit}: largest {largest.EscapeMarkup()}; Herfindahl index {index}[/]");
        }
    }

    private static bool IsSomething(PositionTotal total) =>
        !total.Ceiling.IsNone || !total.Contingent.IsNone || !total.NonBinding.IsNone;

    private static IEnumerable<string[]> Rows(UnitTotal total) =>
        OtherNatures(total).Prepend((Nature: "firm", Total: total.Firm)).Select((part, i) =>
            (string[])[i == 0 ? $"[bold]{total.Unit}[/]" : "", part.Nature, $"{part.Total}"]);

    private static string[] Row(PositionTotal total, Id<Party> party, IEnumerable<Concentration> side)
    {
        var share = side.Single(concentration => concentration.Unit == total.Unit)
            .Shares.SingleOrDefault(share => share.Party == party);
        return
        [
            $"[bold]{party}[/]\n{Tables.Marks(total.Standing, total.IsContested)}",
            Amounts(total),
            share?.ToString() ?? "[dim]none[/]",
        ];
    }

    private static string[] Row(PairTotal total) => [$"{total.Debtor} → {total.Creditor}", Amounts(total)];

    private static string Amounts(PositionTotal total) =>
        $"{total.Firm}{string.Concat(OtherNatures(total).Select(part => $"\n[dim]{part.Nature}[/] {part.Total}"))}";

    /// <summary>The totals besides the firm one. The ceiling is left out where there are no options.</summary>
    private static IEnumerable<(string Nature, Total Total)> OtherNatures(PositionTotal total)
    {
        (string Nature, Total Total)[] natures =
        [
            ("ceiling", total.Options.IsNone ? total.Options : total.Ceiling),
            ("contingent", total.Contingent),
            ("non-binding", total.NonBinding),
        ];
        return natures.Where(part => !part.Total.IsNone);
    }

    private static IEnumerable<string[]> Rows(Backlog backlog) =>
        backlog.ByMaturity.Where(part => !part.Total.IsNone).Select((part, i) =>
            (string[])[i == 0 ? $"[bold]{backlog.Creditor}[/]" : "", Describe(part.Maturity), $"{part.Total}"]);

    private static string Describe(Maturity maturity) => maturity switch
    {
        Maturity.Overdue => "overdue",
        Maturity.Within24Months => "within 24 months",
        Maturity.Months25To48 => "in months 25 to 48",
        Maturity.Months49To72 => "in months 49 to 72",
        Maturity.Beyond => "later",
        _ => "[dim]no date stated[/]",
    };

    private static string[] Row(Deadline deadline)
    {
        var grace = deadline.LastDay is { } last && last != deadline.Due?.Latest
            ? $"\n[dim]in time to {last:yyyy-MM-dd}[/]"
            : "";
        return
        [
            $"[bold]{deadline.Milestone?.ToString() ?? "no milestone"}[/]\n[dim]{deadline.Stream.Slug}[/]",
            $"{deadline.Due?.ToString() ?? "[dim]not stated[/]"}{grace}",
            Status(Words.Spaced(deadline.Status), deadline.IsContested),
        ];
    }

    private static string[] Row(Cure cure) =>
    [
        $"[bold]{cure.Breach}[/]\n[dim]{cure.Stream.Slug}, by {cure.Party}[/]",
        cure.LastDay is { } last ? $"{last:yyyy-MM-dd}" : "[dim]none[/]",
        Status(Words.Spaced(cure.Status), cure.IsContested),
    ];

    private static string[] Row(Holding holding) =>
    [
        $"[bold]{holding.Investor} in {holding.Issuer}[/]\n[dim]{holding.Stream.Slug}/{holding.Investment}[/]",
        $"{holding.Amount}{(holding.Shares is { } shares ? $"\n[dim]{shares}[/]" : "")}",
        $"{Words.Spaced(holding.Consideration)}\n[dim]{(holding.IsInvested ? "held" : "agreed")}[/]",
        Tables.Marks(holding.Standing, holding.IsContested),
    ];

    private static string[] Row(ContractedCapacity capacity) =>
        [$"[bold]{capacity.Party}[/]", $"{capacity.ToProvide}", $"{capacity.ToReceive}"];

    private static string[] Row(CapacityFigures capacity) =>
    [
        $"[bold]{capacity.Organization}[/] {capacity.Kind.EscapeMarkup()}",
        capacity.Online?.ToString() ?? "[dim]not counted[/]",
        capacity.Reported?.ToString() ?? "[dim]not reported[/]",
    ];

    private static string Status(string status, bool isContested) =>
        $"{status}{(isContested ? ", [yellow]contested[/]" : "")}";
}
