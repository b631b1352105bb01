using System.Text.Encodings.Web;
using System.Text.Json;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Printing;

/// <summary>A figure as one line of JSON.</summary>
internal static class FigureLine
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(Figure figure) => JsonSerializer.Serialize(
        new
        {
            name = figure.Name,
            reference = figure.Reference,
            unit = figure.Measure == Measure.Time ? "s" : "B",
            ours = figure.Ours,
            theirs = figure.Theirs,
            ratio = figure.Ratio,
            low = figure.Low,
            high = figure.High,
            goal = figure.Goal.ToString(),
            met = figure.IsGoalMet,
        },
        Options);
}
