using System.Text.Json;
using CsvHelper;
using Replay.Changes;
using Replay.Queries;
using Replay.Tables;
using Replay.Terminals;

namespace Replay.Beliefs;

/// <summary>Beliefs for programs: a row for each span of knowledge.</summary>
internal static class BeliefsRows
{
    public static void Write(Terminal terminal, IReadOnlyList<Belief> beliefs, Format format)
    {
        if (format == Format.Csv)
            WriteCsv(terminal.Text, beliefs);
        else
            WriteJson(terminal.Bytes, beliefs);
    }

    private static void WriteJson(Stream utf8, IReadOnlyList<Belief> beliefs)
    {
        using (var json = new Utf8JsonWriter(utf8, JsonWords.Indented))
        {
            json.WriteStartObject();
            json.WriteList("beliefs", beliefs, (writer, belief) =>
            {
                writer.WriteString("knownFrom", RecordedInstant.Format(belief.KnownFrom));
                if (belief.KnownTo is { } end)
                    writer.WriteString("knownTo", RecordedInstant.Format(end));
                else
                    writer.WriteNull("knownTo");
                writer.WriteAmount("held", belief.Figures?.ComesTo);
                writer.WriteBoolean("contested", belief.Figures?.IsContested ?? false);
                writer.WriteCauses("because", belief.Causes);
            });
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    private static void WriteCsv(TextWriter text, IReadOnlyList<Belief> beliefs)
    {
        using var csv = new CsvWriter(text, Rows.Csv, leaveOpen: true);
        csv.WriteRow(["known from", "known to", "held min", "held max", "unit", "contested", "causes"]);
        foreach (var belief in beliefs)
        {
            csv.WriteRow(
            [
                RecordedInstant.Format(belief.KnownFrom), belief.KnownTo is { } end ? RecordedInstant.Format(end) : "", Rows.Number(belief.Figures?.ComesTo?.Min), Rows.Number(belief.Figures?.ComesTo?.Max),
                $"{belief.Figures?.ComesTo?.Unit}", belief.Figures?.IsContested == true ? "true" : "false", CauseRows.Field(belief.Causes),
            ]);
        }
    }
}
