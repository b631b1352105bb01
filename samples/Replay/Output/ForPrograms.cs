using System.Text.Json;
using CsvHelper;

namespace Replay;

/// <summary>An answer for programs: one JSON object, or rows.</summary>
internal static class ForPrograms
{
    /// <param name="terminal">Where it goes.</param>
    /// <param name="format">JSON or CSV.</param>
    /// <param name="writeJson">Writes what is in the object.</param>
    /// <param name="writeCsv">Writes the rows, the headings first.</param>
    public static void Write(Terminal terminal, OutputFormat format, Action<Utf8JsonWriter> writeJson, Action<CsvWriter> writeCsv)
    {
        if (format == OutputFormat.Csv)
        {
            using var csv = new CsvWriter(terminal.Text, Rows.Csv, leaveOpen: true);
            writeCsv(csv);
            return;
        }

        using (var json = new Utf8JsonWriter(terminal.Bytes, JsonWords.Indented))
        {
            json.WriteStartObject();
            writeJson(json);
            json.WriteEndObject();
        }

        terminal.Bytes.Write("\n"u8);
    }
}
