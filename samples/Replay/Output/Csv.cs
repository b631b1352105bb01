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

    /// <summary>The headings of the fields of a source.</summary>
    public static IReadOnlyList<string> SourceHeadings { get; } =
        ["source", "publisher", "source kind", "place", "published on"];

    /// <summary>The fields of a source, as <see cref="SourceHeadings"/> names them.</summary>
    public static string[] Of(Source source) =>
    [
        source.Address, source.Publisher ?? "", source.Kind is { } kind ? Words.Of(kind) : "", source.Place ?? "",
        $"{source.PublishedOn}",
    ];

    /// <summary>The fields <c>min</c> and <c>max</c> of the principal value of figures.</summary>
    public static string[] Bounds(Figures? figures) => figures is PublishedFigure { Value: var value }
        ? [Number(value.Min), Number(value.Max)]
        : Bounds(figures?.ComesTo);

    /// <summary>The unit of the principal value of figures; empty where there is none.</summary>
    public static string Unit(Figures? figures) =>
        figures is PublishedFigure published ? $"{published.Value.Unit}" : $"{figures?.ComesTo?.Unit}";

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
