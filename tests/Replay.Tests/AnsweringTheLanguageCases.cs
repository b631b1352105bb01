using System.Text.Json;
using System.Text.Json.Nodes;

namespace Replay.Tests;

/// <summary>Histories worked by hand, each with the answers that <c>query</c> has to give, from <c>language-cases.json</c>.</summary>
public sealed class AnsweringTheLanguageCases(KeptStore store) : IClassFixture<KeptStore>
{
    private static readonly string[] Keys = ["stream", "commitment", "option", "investment", "deal", "entry", "debtor", "creditor", "unit"];

    private static readonly JsonArray Cases =
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "language-cases.json")))!["cases"]!.AsArray();

    public static TheoryData<string> Names => [.. Cases.Select(worked => Text(worked!["name"]))];

    [Theory]
    [MemberData(nameof(Names))]
    public Task gives_what_was_worked_out_by_hand_in_memory(string name) => Check(name, "--in-memory");

    [Theory]
    [MemberData(nameof(Names))]
    public async Task gives_what_was_worked_out_by_hand_from_the_store(string name) => await Check(name, "--postgres", await store.NewDatabaseAsync());

    private static async Task Check(string name, params string[] ledger)
    {
        var worked = Cases.First(worked => Text(worked!["name"]) == name)!;
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():n}.jsonl");
        await File.WriteAllLinesAsync(file, worked["lines"]!.AsArray().Select(line => line!.ToJsonString()), TestContext.Current.CancellationToken);
        try
        {
            var asks = worked["asks"]?.AsArray() ?? [];
            var questions = string.Concat(asks.Select(ask => Question(ask!) + "\n"));
            var run = await ReplayProgram.RunAsync(questions, ["query", file, "--queries", "-", .. ledger]);

            run.ExitCode.Should().Be(worked["refused"]?.GetValue<bool>() == true ? 2 : 0, run.Error);
            var answers = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            answers.Should().HaveCount(run.ExitCode == 0 ? asks.Count : 0);
            for (var i = 0; i < answers.Length; i++)
                Differences(asks[i]!, JsonNode.Parse(answers[i])!).Should().BeEmpty("that is expected at {0}", asks[i]!["asOf"]);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Question(JsonNode ask) => new JsonObject
    {
        ["asOf"] = Text(ask["asOf"]), ["knownAt"] = Text(ask["knownAt"]), ["evidence"] = ask["evidence"] is { } evidence ? Text(evidence) : "all",
    }.ToJsonString();

    private static IEnumerable<string> Differences(JsonNode ask, JsonNode answer)
    {
        foreach (var (list, rows) in ask["expect"]!.AsObject())
        {
            foreach (var row in rows!.AsArray())
            {
                var found = Find(answer, list, row!);
                if (found is null && !IsNothing(row!))
                    yield return $"{list}: {row!.ToJsonString()} is missing";
                if (found is null)
                    continue;
                foreach (var (field, _) in row!.AsObject().Where(field => !Same(field.Value, found[field.Key])))
                    yield return $"{list}: {field} of {row!.ToJsonString()} is {found[field]?.ToJsonString() ?? "null"}";
            }
        }

        foreach (var (list, rows) in ask["absent"]?.AsObject() ?? [])
        {
            foreach (var row in rows!.AsArray().Where(row => Find(answer, list, row!) is not null))
                yield return $"{list}: {row!.ToJsonString()} is there";
        }

        foreach (var entry in ask["noAnomalyAt"]?.AsArray() ?? [])
        {
            if (answer["anomalies"]!.AsArray().FirstOrDefault(anomaly => Text(anomaly!["entry"]) == Text(entry)) is { } anomaly)
                yield return $"anomaly: {anomaly.ToJsonString()}";
        }
    }

    private static JsonNode? Find(JsonNode answer, string list, JsonNode row)
    {
        var keys = Keys.Where(key => row[key] is JsonValue).ToList();
        return answer[list]!.AsArray().FirstOrDefault(found => keys.TrueForAll(key => list == "commitments" && key is "debtor" or "creditor" || Same(row[key], found![key])));
    }

    /// <summary>An amount of nothing and a total of nothing may be missing from the answer.</summary>
    private static bool IsNothing(JsonNode row) => row.AsObject().Where(field => field.Value is JsonObject).ToList() is { Count: > 0 } sums
        && sums.TrueForAll(sum => sum.Key is "firm" or "ceiling" && IsZero(sum.Value!));

    private static bool IsZero(JsonNode sum) => sum.AsObject().All(part => part.Value is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<decimal>() == 0);

    private static bool Same(JsonNode? expected, JsonNode? found) => (expected, found) switch
    {
        (null, null) => true,
        (JsonObject amount, null) => amount["min"] is { } min && amount["max"] is { } max && min.GetValue<decimal>() == 0 && max.GetValue<decimal>() == 0,
        (JsonObject one, JsonObject other) => one.All(field => Same(field.Value, other[field.Key])),
        (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number => other.GetValueKind() == JsonValueKind.Number && one.GetValue<decimal>() == other.GetValue<decimal>(),
        (JsonValue one, JsonValue other) => one.ToJsonString() == other.ToJsonString(),
        _ => false,
    };

    private static string Text(JsonNode? node) => node!.GetValue<string>();
}
