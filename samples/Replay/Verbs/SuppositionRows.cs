using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Replay;

/// <summary>What is beside what would be, for programs: every figure, and whether it differs.</summary>
internal static class SuppositionRows
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void WriteJson(Stream utf8, Supposition supposition)
    {
        using (var json = new Utf8JsonWriter(utf8, Options))
        {
            json.WriteStartObject();
            json.WriteList("figures", supposition.Figures, Write);
            json.WriteList("totals", supposition.Totals, Write);
            json.WriteList("conflicts", supposition.Conflicts, Write);
            json.WriteList("ungrounded", supposition.Supposed.Ungrounded, Write);
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    public static void WriteCsv(TextWriter text, Supposition supposition)
    {
        using var csv = new CsvWriter(text, Rows.Csv, leaveOpen: true);
        csv.WriteRow(["stream", "kind", "name", "differs", "unit", "actual min", "actual max", "actual contested", "supposed min", "supposed max", "supposed contested"]);
        foreach (var pair in supposition.Figures)
        {
            var unit = (pair.Actual?.ComesTo ?? pair.Supposed?.ComesTo)?.Unit;
            csv.WriteRow([$"{pair.Stream}", Words.Of(pair.Key.Kind), pair.Key.Name, Truth(pair.Differs), $"{unit}", .. Cells(pair.Actual), .. Cells(pair.Supposed)]);
        }
    }

    private static void Write(Utf8JsonWriter json, FigurePair pair)
    {
        json.WriteString("stream", $"{pair.Stream}");
        json.WriteWord("kind", pair.Key.Kind);
        json.WriteString("name", pair.Key.Name);
        json.WriteBoolean("differs", pair.Differs);
        Write(json, "actual", pair.Actual);
        Write(json, "supposed", pair.Supposed);
    }

    private static void Write(Utf8JsonWriter json, string name, Figures? figures)
    {
        if (figures is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteAmount(FigureWords.Noun(figures), figures.ComesTo);
        json.WriteWord("standing", figures.Standing);
        json.WriteBoolean("contested", figures.IsContested);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TotalPair pair)
    {
        json.WriteString("debtor", $"{pair.Debtor}");
        json.WriteString("creditor", $"{pair.Creditor}");
        json.WriteString("unit", $"{pair.Unit}");
        json.WriteBoolean("differs", pair.Differs);
        Write(json, "actual", pair.Actual);
        Write(json, "supposed", pair.Supposed);
    }

    private static void Write(Utf8JsonWriter json, string name, PairTotal? total)
    {
        if (total is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteTotal("firm", total.Firm);
        json.WriteTotal("ceiling", total.Ceiling);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Anomaly anomaly)
    {
        AnswerWriter.Write(json, anomaly);
        json.WriteString("message", anomaly.Message);
    }

    private static string[] Cells(Figures? figures) => [Rows.Number(figures?.ComesTo?.Min), Rows.Number(figures?.ComesTo?.Max), figures is null ? "" : Truth(figures.IsContested)];

    private static string Truth(bool value) => value ? "true" : "false";
}
