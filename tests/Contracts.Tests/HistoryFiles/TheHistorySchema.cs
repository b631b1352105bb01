using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Contracts.Tests.Language;

namespace Contracts.Tests.HistoryFiles;

public sealed class TheHistorySchema
{
    private static readonly SchemaCheck Schema = new(JsonNode.Parse(HistorySchema.Create().ToJsonString())!.AsObject());

    [Fact]
    public void is_the_one_that_ships()
    {
        var created = HistorySchema.Create().ToJsonString(new JsonSerializerOptions { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "history.schema.json")).TrimEnd().Should().Be(created);
    }

    [Fact]
    public void accepts_an_entry_of_every_type()
    {
        foreach (var example in Examples.All)
            Accepts(Line(example)).Should().BeTrue("{0} is valid", Line(example));
    }

    [Fact]
    public void accepts_every_line_of_the_bundled_history() =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl")).Where(line => line.StartsWith('{'))
            .Where(line => !Accepts(line)).Should().BeEmpty();

    [Theory]
    [InlineData("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")]
    [InlineData("\"id\":\"e1\",", "")]
    [InlineData("\"effectiveon\":\"2025-01-01\",", "")]
    [InlineData("2025-01-01\",", "1 January\",")]
    [InlineData("partnership/p", "organization/p")]
    [InlineData("commitment-made", "commitment-mode")]
    [InlineData("\"debtor\":\"openai\",", "")]
    [InlineData("\"debtor\":\"openai\"", "\"debtor\":null")]
    [InlineData("\"debtor\":\"openai\"", "\"debtor\":\"Open AI\"")]
    [InlineData("\"debtor\"", "\"debitor\":\"x\",\"debtor\"")]
    [InlineData("\"contingent\"", "\"maybe\"")]
    [InlineData("\"upTo\":11900000000", "\"upTo\":-1")]
    [InlineData("\"upTo\":11900000000", "\"upTo\":1,\"atLeast\":1")]
    [InlineData(",\"unit\":\"USD\"", "")]
    [InlineData("\"id\":\"e1\"", "\"id\":\"e1\",\"xA\":\"1\"")]
    [InlineData("\"id\":\"e1\"", "\"id\":\"e1\",\"xa\":1")]
    [InlineData("\"id\":\"e1\"", "\"id\":\"e1\",\"xa\":\"\"")]
    [InlineData("\"id\":\"e1\"", "\"id\":\"e1\",\"rivals\":\"e0\",\"supersedes\":\"e0\"")]
    public void refuses_what_the_reader_refuses(string right, string wrong)
    {
        var line = Line(Examples.All.OfType<CommitmentMade>().Single());
        line.Should().Contain(right);
        var broken = line.Replace(right, wrong);

        Accepts(broken).Should().BeFalse();
        new HistoryReader().Read("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(broken))).Should().BeEmpty();
    }

    private static bool Accepts(string line) => Schema.Accepts(JsonDocument.Parse(line).RootElement);

    private static string Line(ContractEvent example)
    {
        var kind = example is OfferingEvent ? "offering" : example is OrganizationEvent ? "organization" : "partnership";
        var stream = new MemoryStream();
        new HistoryWriter(stream).Write(new Entry
        {
            Id = "e1",
            Stream = StreamKey.Parse($"{kind}/p"),
            Version = 1,
            RecordedAt = new DateTimeOffset(2025, 1, 1, 12, 0, 0, TimeSpan.Zero),
            Event = example,
            EffectiveOn = example is FactEvent or EntryCorrected ? new DateOnly(2025, 1, 1) : null,
            Source = Source.Unstated,
        });
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
