using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Contracts.Benchmarks.Measuring;

namespace Contracts.Benchmarks.Printing;

/// <summary>A figure as one line of JSON.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Kind">What several such figures have in common.</param>
/// <param name="Reference">What it was measured against.</param>
/// <param name="Measure">What was measured; it says the unit of the next two.</param>
/// <param name="Ours">The median of ours, in seconds or bytes.</param>
/// <param name="Theirs">The median of the reference, the same.</param>
/// <param name="Ratio">The ratio of the two, as the goal has it.</param>
/// <param name="Low">The lower quartile of the rounds' ratios.</param>
/// <param name="High">The upper quartile.</param>
/// <param name="Goal">What the ratio has to be.</param>
/// <param name="Met">Whether it is.</param>
/// <param name="GrownTo">How many entries ours has, where the reference has a tenth of them; null where that is not compared.</param>
internal sealed record FigureLine(
    string Name, string Kind, string Reference, Measure Measure, double Ours, double Theirs, double Ratio, double Low, double High, string Goal, bool Met, int? GrownTo)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static FigureLine Of(Figure figure) => new(
        figure.Row.Name, figure.Row.Kind, figure.Row.Reference, figure.Row.Measure, figure.Ours, figure.Theirs, figure.Ratio, figure.Low, figure.High,
        figure.Row.Goal.ToString(), figure.IsGoalMet, figure.Row.GrownTo);

    public static string Write(Figure figure) => JsonSerializer.Serialize(Of(figure), Options);

    /// <summary>The line before the first figure, which says what they were measured on.</summary>
    public static string Write(Machine machine) => JsonSerializer.Serialize(machine, Options);

    /// <summary>The lines of a run that was kept.</summary>
    /// <exception cref="ArgumentException">The lines are of no run.</exception>
    public static (Machine Machine, IReadOnlyList<FigureLine> Figures) ReadRun(IReadOnlyList<string> lines)
    {
        try
        {
            return (Read<Machine>(lines.Count > 0 ? lines[0] : "null"), [.. lines.Skip(1).Select(Read<FigureLine>)]);
        }
        catch (JsonException broken)
        {
            throw new ArgumentException($"These are not the lines of a run with --json: {broken.Message}", broken);
        }

        static T Read<T>(string line) => JsonSerializer.Deserialize<T>(line, Options) ?? throw new JsonException("A line is null.");
    }
}
