using System.Text.Json;
using CsvHelper;

namespace Replay;

/// <summary>Beliefs for programs: a row for each span of knowledge.</summary>
internal static class BeliefsRows
{
    public static void Write(Terminal terminal, IReadOnlyList<Belief> beliefs, OutputFormat format) =>
        ForPrograms.Write(terminal, format, json => Write(json, beliefs), csv => Write(csv, beliefs));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Belief> beliefs) =>
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

    private static void Write(CsvWriter csv, IReadOnlyList<Belief> beliefs)
    {
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
