using System.Text.Json;
using CsvHelper;

namespace Replay;

/// <summary>An explanation for programs: a row a fact.</summary>
internal static class ExplanationRows
{
    public static void Write(Terminal terminal, IReadOnlyList<ExplanationStep> steps, OutputFormat format) =>
        ForPrograms.Write(terminal, format, json => Write(json, steps), csv => Write(csv, steps));

    private static void Write(Utf8JsonWriter json, IReadOnlyList<ExplanationStep> steps) =>
        json.WriteList("facts", steps, Write);

    private static void Write(Utf8JsonWriter json, ExplanationStep step)
    {
        json.WriteString("entry", $"{step.Fact.Entry.Id}");
        json.WriteString("form", $"{step.Fact.Form.Id}");
        json.WriteString("effectiveOn", $"{step.Fact.EffectiveOn}");
        json.WriteWord("standing", step.Fact.Standing);
        json.WriteBoolean("disputed", step.Fact.IsDisputed);
        json.WriteString("source", step.Fact.Form.Source.Address);
        json.WriteList("rivals", step.Fact.Rivals, (writer, rival) => writer.WriteString("entry", $"{rival.Entry.Id}"));
        if (step.Figures is { } figures)
            json.WriteAmount(FigureWords.Noun(figures), figures.ComesTo);
    }

    private static void Write(CsvWriter csv, IReadOnlyList<ExplanationStep> steps)
    {
        var noun = steps is [.., { Figures: { } shown }] ? FigureWords.Noun(shown) : "";
        csv.WriteRow(["entry", "form", "effective on", "standing", "disputed", "source", $"{noun} min", $"{noun} max", "unit"]);
        foreach (var step in steps)
        {
            csv.WriteRow(
            [
                $"{step.Fact.Entry.Id}", $"{step.Fact.Form.Id}", $"{step.Fact.EffectiveOn}", Words.Of(step.Fact.Standing), step.Fact.IsDisputed ? "true" : "false", step.Fact.Form.Source.Address,
                Rows.Number(step.Figures?.ComesTo?.Min), Rows.Number(step.Figures?.ComesTo?.Max), $"{step.Figures?.ComesTo?.Unit}",
            ]);
        }
    }
}
