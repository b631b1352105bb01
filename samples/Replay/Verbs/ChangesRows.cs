using System.Text.Json;
using CsvHelper;

namespace Replay;

/// <summary>Differences for programs: a figure with what it showed before, restated and after, and the causes.</summary>
internal static class ChangesRows
{
    public static void Write(Terminal terminal, IReadOnlyList<FigureChange> changes, OutputFormat format) =>
        ForPrograms.Write(terminal, format, json => Write(json, changes), csv => Write(csv, changes));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<FigureChange> changes) =>
        json.WriteList("changes", changes, (writer, change) =>
        {
            writer.WriteString("figure", $"{new FigurePath(change.Stream, change.Figure)}");
            writer.WriteAmount("before", change.Before?.ComesTo);
            writer.WriteAmount("restated", change.Restated?.ComesTo);
            writer.WriteCauses("restatedBy", change.RestatedBy);
            writer.WriteAmount("after", change.After?.ComesTo);
            writer.WriteCauses("movedBy", change.MovedBy);
        });

    private static void Write(CsvWriter csv, IReadOnlyList<FigureChange> changes)
    {
        csv.WriteRow(["figure", "how", "from min", "from max", "to min", "to max", "unit", "causes"]);
        foreach (var change in changes)
        {
            if (change.Before != change.Restated)
                csv.WriteRow(Row(change, "restated", change.Before, change.Restated, change.RestatedBy));
            if (change.Restated != change.After)
                csv.WriteRow(Row(change, "moved", change.Restated, change.After, change.MovedBy));
        }
    }

    private static string[] Row(FigureChange change, string how, Figures? from, Figures? to, IReadOnlyList<Cause> causes) =>
    [
        $"{new FigurePath(change.Stream, change.Figure)}", how, Rows.Number(from?.ComesTo?.Min), Rows.Number(from?.ComesTo?.Max), Rows.Number(to?.ComesTo?.Min), Rows.Number(to?.ComesTo?.Max),
        $"{to?.ComesTo?.Unit ?? from?.ComesTo?.Unit}", CauseRows.Field(causes),
    ];
}
