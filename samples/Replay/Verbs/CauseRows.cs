using System.Text.Json;

namespace Replay;

/// <summary>Causes for programs: the ids of the facts, and under each those of what was said about it.</summary>
internal static class CauseRows
{
    public static void WriteCauses(this Utf8JsonWriter json, string name, IReadOnlyList<Cause> causes) =>
        json.WriteList(name, causes, (writer, cause) =>
        {
            writer.WriteString("entry", $"{cause.Fact.Entry.Id}");
            writer.WriteStartArray("controls");
            foreach (var control in cause.Controls)
                writer.WriteStringValue($"{control.Id}");
            writer.WriteEndArray();
        });

    /// <summary>All ids in one field, apart by spaces.</summary>
    public static string Field(IReadOnlyList<Cause> causes) =>
        string.Join(' ', causes.SelectMany(cause => cause.Controls.Select(control => control.Id).Prepend(cause.Fact.Entry.Id)).Distinct());
}
