using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Replay.Tests;

/// <summary>
/// Each sentence of the article, as <c>Histories/article.jsonl</c> lists them: the command that answers it, the line
/// that the command prints, and the entry that leads to the place where the sentence stands.
/// </summary>
public sealed class FindingEachSentenceOfTheArticle
{
    private static readonly string[] AsOfMarch = ["--as-of", "2025-03-31", "--known-at", "2025-03-31"];
    private static readonly string[] Timeline = ["timeline", "--known-at", "2025-03-31"];
    private static readonly Lazy<Task<JsonArray>> Entries = new(ReadEntriesAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<ReplayProgram.Run>>> Runs = [];

    public static TheoryData<string, string[], string, string> Sentences => new()
    {
        { "opening, sentence 1", Timeline, "s2-reassessed Microsoft reassesses the partnership: Delivery issues and missed deadlines of CoreWeave, which provides AI infrastructure as a cloud.", "s2-reassessed" },
        { "opening, sentence 2", Timeline, "s2-missed A deadline was missed: Deadlines were missed.", "s2-missed" },
        { "opening, sentence 2", Timeline, "s2-issues Trouble with delivery under what Microsoft owes CoreWeave (compute): There were delivery issues.", "s2-issues" },
        { "background, sentence 1", Timeline, "s8-founded CoreWeave is founded.", "s8-founded" },
        { "background, sentence 1", Timeline, "s8-business CoreWeave turns to GPU infrastructure for AI, from mining cryptocurrency.", "s8-business" },
        { "background, sentence 2", ["explain", "organization/coreweave/data centres", .. AsOfMarch], "organization/coreweave/data centres: 32 data centres reported", "s8-data-centres" },
        { "background, sentence 2", ["explain", "organization/coreweave/GPUs", .. AsOfMarch], "organization/coreweave/GPUs: 250,000+ GPUs reported", "s8" },
        { "Microsoft, sentence 1", ["commitments", .. AsOfMarch], "services-2023 2023 to 2030 in effect", "s1" },
        { "Microsoft, sentence 2", Timeline, "s1-purpose Purpose about what Microsoft owes CoreWeave (compute): It serves Microsoft's work on AI, OpenAI's models among it.", "s1-purpose" },
        { "Microsoft, sentence 3", ["beliefs", "partnership/microsoft-coreweave/compute", "--as-of", "2025-03-31"], "f22-disputed CoreWeave disputes f22: No contract was cancelled and nobody has walked away from a commitment.", "s2" },
        { "OpenAI, sentence 1", ["commitments", .. AsOfMarch], "openai-coreweave compute up to $11.9bn", "s3" },
        { "OpenAI, sentence 1", ["commitments", .. AsOfMarch], "msa-2025 2025-03-07 to 2030-10 in effect", "s3" },
        { "OpenAI, sentence 2", ["commitments", .. AsOfMarch], "with deal msa-2025", "s5" },
        { "OpenAI, sentence 2", Timeline, "s3-purpose Purpose about what OpenAI owes CoreWeave (compute): The capacity is for training and running models.", "s3-purpose" },
        { "OpenAI, sentence 3", ["reliance", "--party", "openai", "--to", "2025-12-31"], "Microsoft alone until 2025-03-06; from 2025-03-07 on CoreWeave, Microsoft.", "s4-reliance" },
        { "landscape, sentence 1", Timeline, "s7-turn Microsoft: Scales its commitments back as part of a wider turn of its infrastructure strategy.", "s7-turn" },
        { "landscape, sentence 2", Timeline, "s7 Microsoft: Is turning to chips and data centres of its own.", "s7" },
        { "landscape, sentence 3", Timeline, "s7-amazon Amazon: AWS invests heavily in AI infrastructure, which may change who competes with whom.", "s7-amazon" },
        { "landscape, sentence 3", Timeline, "s7-google Google: Google Cloud invests heavily in AI infrastructure, which may change who competes with whom.", "s7-google" },
        { "offering, sentence 1", Timeline, "s6-cause Cause: What happened with Microsoft and OpenAI has affected the offering.", "s6-cause" },
        { "offering, sentence 2", ["explain", "offering/coreweave-ipo", .. AsOfMarch], "f30 CoreWeave's offering is priced: 37,500,000 shares at $40.", "s6-cut" },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public async Task asks_answers_and_follows_it_to_its_place(string place, string[] command, string expected, string entry)
    {
        var run = await Runs.GetOrAdd(string.Join('\n', command), _ => new(() => ReplayProgram.RunAsync([.. command, "--in-memory"]))).Value;

        string.Join(' ', run.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)).Should().Contain(expected);
        var source = (await Entries.Value).Single(listed => (string?)listed?["entry"] == entry)?["source"];
        ((string?)source?["address"], (string?)source?["kind"], (string?)source?["place"]).Should().Be(("urn:contracts:article", "press", place));
    }

    [Fact]
    public void leaves_out_only_the_one_in_which_nothing_happens()
    {
        var places = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Histories", "article.jsonl"))
            .Select(line => (string?)JsonNode.Parse(line)?["place"]);

        places.Except(Sentences.Select(row => row.Data.Item1)).Should().Equal("offering, sentence 3");
    }

    [Fact]
    public async Task tells_them_all_in_the_default_story()
    {
        var told = await ReplayProgram.RunAsync("--in-memory");

        told.Output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Should().Contain(Sentences.Select(row => row.Data.Item4));
    }

    private static async Task<JsonArray> ReadEntriesAsync()
    {
        var run = await ReplayProgram.RunAsync("timeline", "--in-memory", "--format", "json");
        return JsonNode.Parse(run.Output)?["entries"]?.AsArray() ?? [];
    }
}
