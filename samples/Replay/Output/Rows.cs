using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Replay;

/// <summary>Comma-separated values, the same on every machine.</summary>
internal static class Rows
{
    public static CsvConfiguration Csv { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>A number in plain digits; nothing where there is none.</summary>
    public static string Number(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "";

    extension(CsvWriter csv)
    {
        public void WriteRow(IEnumerable<string> fields)
        {
            foreach (var field in fields)
                csv.WriteField(field);
            csv.NextRecord();
        }
    }
}
