using System.Globalization;
using CsvHelper;

namespace Replay;

/// <summary>The exposure as comma-separated values: one total a row, the grouping first; what is of no upper bound is counted apart.</summary>
internal static class PortfolioCsv
{
    private static readonly string[] Figures = ["firm", "ceiling", "contingent", "non-binding", "options"];

    public static void Write(TextWriter text, Exposure exposure)
    {
        using var csv = new CsvWriter(text, Rows.Csv, leaveOpen: true);
        csv.WriteRow(["by", "debtor", "creditor", "stream", "deal", "unit", "standing", "contested", .. Figures.SelectMany(figure => (string[])[$"{figure} min", $"{figure} max", $"{figure} open-ended"])]);
        foreach (var total in exposure.ByUnit)
            csv.WriteRow(Row("unit", total));
        foreach (var total in exposure.ByDebtor)
            csv.WriteRow(Row("debtor", total, debtor: $"{total.Debtor}"));
        foreach (var total in exposure.ByCreditor)
            csv.WriteRow(Row("creditor", total, creditor: $"{total.Creditor}"));
        foreach (var total in exposure.ByPair)
            csv.WriteRow(Row("pair", total, debtor: $"{total.Debtor}", creditor: $"{total.Creditor}"));
        foreach (var total in exposure.ByDeal)
            csv.WriteRow(Row("deal", total, stream: $"{total.Stream}", deal: $"{total.Deal}"));
    }

    private static string[] Row(string by, PositionTotal total, string debtor = "", string creditor = "", string stream = "", string deal = "") =>
    [
        by, debtor, creditor, stream, deal, $"{total.Unit}", Words.Of(total.Standing), total.IsContested ? "true" : "false",
        .. Bounds(total.Firm), .. Bounds(total.Ceiling), .. Bounds(total.Contingent), .. Bounds(total.NonBinding), .. Bounds(total.Options),
    ];

    private static string[] Bounds(Total total) => [Digits(total.Min), Digits(total.Max), $"{total.OpenEnded}"];

    private static string Digits(decimal value) => value.ToString("0.########", CultureInfo.InvariantCulture);
}
