using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Replay.Tables;

/// <summary>Comma-separated values, the same on every machine.</summary>
internal static class Rows
{
    public static CsvConfiguration Csv { get; } = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

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
