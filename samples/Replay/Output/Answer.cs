using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>The answer of a verb, which can be written in every output format.</summary>
internal abstract class Answer
{
    /// <summary>Writes the answer to standard output.</summary>
    public void Write(Terminal terminal, OutputFormat format)
    {
        switch (format)
        {
            case OutputFormat.Json:
                Json.WriteDocument(terminal.Bytes, WriteJson);
                break;
            case OutputFormat.Csv:
                Csv.WriteDocument(terminal.Text, WriteCsv);
                break;
            default:
                WriteTable(terminal.Out);
                break;
        }
    }

    /// <summary>Writes tables or text that fit into the width of the console.</summary>
    protected abstract void WriteTable(IAnsiConsole console);

    /// <summary>Writes the properties of one JSON object.</summary>
    protected abstract void WriteJson(Utf8JsonWriter json);

    /// <summary>Writes rows of comma-separated values, the headings first.</summary>
    protected abstract void WriteCsv(CsvWriter csv);
}

/// <summary>The formats in which an answer can be written.</summary>
internal enum OutputFormat
{
    Table,
    Json,
    Csv,

    /// <summary>An iCalendar file, which only what comes up can be written as.</summary>
    Ical,
}
