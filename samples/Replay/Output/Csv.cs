using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Replay;

/// <summary>The comma-separated values of answers, the same on every machine.</summary>
internal static class Csv
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public static void WriteDocument(TextWriter text, Action<CsvWriter> writeRows)
    {
        using var csv = new CsvWriter(text, Configuration, leaveOpen: true);
        writeRows(csv);
    }

    /// <summary>A number in plain digits; empty where there is none.</summary>
    public static string Number(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "";

    public static string Bool(bool value) => value ? "true" : "false";

    /// <summary>The fields <c>min</c> and <c>max</c>.</summary>
    public static string[] Bounds(Amount? amount) => [Number(amount?.Min), Number(amount?.Max)];

    /// <summary>The fields <c>min</c>, <c>max</c> and <c>open-ended</c>.</summary>
    public static string[] Bounds(Total total) => [Number(total.Min), Number(total.Max), $"{total.OpenEnded}"];

    extension(CsvWriter csv)
    {
        public void WriteRow(params IEnumerable<string> fields)
        {
            foreach (var field in fields)
                csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
