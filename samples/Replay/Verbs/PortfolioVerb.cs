using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows the portfolio of all streams at a viewpoint.</summary>
internal sealed class PortfolioVerb() : Verb(
    "portfolio", "Shows the portfolio: exposure, concentration, backlog, deadlines, holdings and capacity.")
{
    protected override IEnumerable<CommandOption> Options =>
        [SharedOptions.Party, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var board = options.ThatConcernParty(histories).AsOf(options.Viewpoint);
        new PortfolioAnswer(board.Portfolio).Write(terminal, options.Format);
    }
}

/// <summary>A portfolio: tables and JSON with all of it, or CSV with the totals of its exposure.</summary>
internal sealed class PortfolioAnswer(Portfolio portfolio) : Answer
{
    protected override void WriteTable(IAnsiConsole console) => PortfolioTables.Write(console, portfolio);

    protected override void WriteJson(Utf8JsonWriter json) => PortfolioJson.Write(json, portfolio);

    protected override void WriteCsv(CsvWriter csv)
    {
        string[] amounts = ["firm", "ceiling", "contingent", "non-binding", "options"];
        csv.WriteRow(
        [
            "by", "debtor", "creditor", "stream", "deal", "unit", "standing", "contested",
            .. amounts.SelectMany(amount => (string[])[$"{amount} min", $"{amount} max", $"{amount} open-ended"]),
        ]);
        var exposure = portfolio.Exposure;
        foreach (var total in exposure.ByUnit)
            csv.WriteRow(Row("unit", total));
        foreach (var total in exposure.ByDebtor)
            csv.WriteRow(Row("debtor", total, debtor: $"{total.Debtor}"));
        foreach (var total in exposure.ByCreditor)
            csv.WriteRow(Row("creditor", total, creditor: $"{total.Creditor}"));
        foreach (var total in exposure.ByPair)
            csv.WriteRow(Row("pair", total, debtor: $"{total.Debtor}", creditor: $"{total.Creditor}"));
        foreach (var total in portfolio.ByDeal)
            csv.WriteRow(Row("deal", total, stream: $"{total.Stream}", deal: $"{total.Deal}"));
    }

    private static string[] Row(
        string by,
        PositionTotal total,
        string debtor = "",
        string creditor = "",
        string stream = "",
        string deal = "") =>
    [
        by, debtor, creditor, stream, deal, $"{total.Unit}", Words.Of(total.Standing), Csv.Bool(total.IsContested),
        .. Csv.Bounds(total.Firm),
        .. Csv.Bounds(total.Ceiling),
        .. Csv.Bounds(total.Contingent),
        .. Csv.Bounds(total.NonBinding),
        .. Csv.Bounds(total.Options),
    ];
}
