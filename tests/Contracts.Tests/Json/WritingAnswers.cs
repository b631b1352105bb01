using System.Text.Json;

namespace Contracts.Tests.Json;

public sealed class WritingAnswers
{
    private static readonly Entry Signed = new()
    {
        Id = "f1",
        Stream = StreamKey.Partnership("a-b"),
        Version = 3,
        RecordedAt = new DateTimeOffset(2025, 3, 10, 12, 0, 0, TimeSpan.Zero),
        EffectiveOn = PartialDate.On(new DateOnly(2025, 3, 7)),
        Source = new Source("https://example.org/filing") { Publisher = "A", Kind = SourceKind.Filing },
        Event = new CommitmentIncreased { Commitment = "c1", By = Amount.UpTo(5, AmountUnit.Usd) },
        Labels = new Dictionary<string, string> { ["xpo"] = "4711" },
    };

    private const string SignedJson =
        """{"specversion":"1.0","id":"f1","type":"contracts.commitment-increased.v1","source":"https://example.org/filing","subject":"partnership/a-b","version":3,"effectiveon":"2025-03-07","recordedtime":"2025-03-10T12:00:00Z","standing":"confirmed","publisher":"A","sourcekind":"filing","xpo":"4711","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""";

    [Fact]
    public void an_entry_is_a_line_of_a_history_file_with_its_version() =>
        JsonSerializer.Serialize(Signed).Should().Be(SignedJson);

    [Fact]
    public void an_entry_comes_back() =>
        JsonSerializer.Deserialize<Entry>(SignedJson).Should().Be(Signed);

    [Fact]
    public void an_entry_of_an_event_that_only_a_newer_version_knows_comes_back()
    {
        var json = SignedJson.Replace("commitment-increased", "commitment-doubled", StringComparison.Ordinal);

        var entry = JsonSerializer.Deserialize<Entry>(json);

        entry!.Event.Should().BeOfType<UnknownEvent>();
        JsonSerializer.Serialize(entry).Should().Be(json);
    }

    [Fact]
    public void an_entry_that_is_yet_to_be_recorded_needs_no_envelope() =>
        JsonSerializer.Deserialize<NewEntry>(
                """{"type":"contracts.commitment-increased.v1","effectiveon":"2025-03-07","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""")
            .Should().Be(new NewEntry { Event = Signed.Event, EffectiveOn = Signed.EffectiveOn });

    [Theory]
    [InlineData("""{"type":"contracts.commitment-increased.v1","data":{"commitment":"c1"}}""", "effectiveon: The attribute is missing*")]
    [InlineData("""{"type":"contracts.commitment-incresed.v1","effectiveon":"2025","data":{}}""", "type: *the nearest is 'contracts.commitment-increased.v1'.")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","effectiveon":"2025","data":{"commitment":"c1","by":{"upTo":5,"unit":"usd"}}}""", "data.by: The unit is usd*USD is required.")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","effectiveon":"2025","recordedtime":"2025-01-01T00:00:00Z","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""", "recordedtime: The ledger sets*")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","effectiveon":"2025","subject":"partnership/a-b","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""", "subject: *")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","effectiveon":"2025","effectiveOn":"2026","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""", "effectiveOn: There is no such attribute.")]
    [InlineData("[]", "The line is no object*")]
    public void a_faulty_entry_is_refused_with_its_field(string json, string message) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<NewEntry>(json)).Should().Throw<JsonException>().WithMessage(message);

    [Theory]
    [InlineData("\"version\":3", "\"version\":0", "version: *")]
    [InlineData("\"version\":3", "\"version\":1.5", "version: *")]
    [InlineData("\"version\":3", "\"version\":99999999999", "version: *")]
    [InlineData("\"version\":3", "\"version\":\"3\"", "version: *")]
    [InlineData("\"version\":3", "\"version\":3,\"version\":3", "version: The attribute appears twice*")]
    [InlineData("\"version\":3,", "", "version: The attribute is missing*")]
    [InlineData("\"upTo\":5", "\"upTo\":-5", "*")]
    [InlineData("commitment-increased.v1", "entry-corrected.v1", "*")]
    public void a_faulty_recorded_entry_is_refused(string there, string instead, string message)
    {
        var json = SignedJson.Replace(there, instead, StringComparison.Ordinal);

        FluentActions.Invoking(() => JsonSerializer.Deserialize<Entry>(json)).Should().Throw<JsonException>().WithMessage(message);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","data":{"commitment":"c1"}}""")]
    [InlineData("""{"type":"contracts.commitment-increased.v1","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}},"more":1}""")]
    [InlineData("""{"type":"contracts.entry-corrected.v1","data":{"entry":"e1","type":"contracts.newer.v1","data":{}}}""")]
    public void a_faulty_event_is_refused(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<ContractEvent>(json)).Should().Throw<JsonException>();

    [Fact]
    public void an_event_is_written_with_its_type() =>
        JsonSerializer.Serialize<ContractEvent>(Signed.Event).Should()
            .Be("""{"type":"contracts.commitment-increased.v1","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}""");

    [Fact]
    public void another_kind_of_event_than_asked_for_is_refused() =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize<OfferingEvent>(JsonSerializer.Serialize<ContractEvent>(Signed.Event)))
            .Should().Throw<JsonException>().WithMessage("'contracts.commitment-increased.v1' is no OfferingEvent; one is required.");

    [Fact]
    public void a_total_with_an_open_end_has_no_upper_bound() =>
        JsonSerializer.Serialize(Total.Of(AmountUnit.Usd, [Amount.AtLeast(7, AmountUnit.Usd), Amount.Exactly(2, AmountUnit.Usd)]), ContractsJson.Options)
            .Should().Be("""{"min":9,"max":null,"maxOfBounded":2,"openEnded":1,"unit":"USD","isApproximate":false}""");

    [Fact]
    public void a_total_has_no_trailing_zeros() =>
        JsonSerializer.Serialize(Total.Of(AmountUnit.Usd, [Amount.Exactly(6.10m, AmountUnit.Usd), Amount.Exactly(0.90m, AmountUnit.Usd)]))
            .Should().StartWith("""{"min":7,"max":7,"maxOfBounded":7,""");

    [Fact]
    public void a_computed_amount_keeps_what_no_event_can_state()
    {
        var amount = Amount.Kept(90, 100, AmountUnit.Usd, isApproximate: true, isUpTo: false);

        var json = JsonSerializer.Serialize(amount);

        json.Should().Be("""{"between":[90,100],"unit":"USD","isApproximate":true}""");
        JsonSerializer.Deserialize<Amount>(json).Should().Be(amount);
    }

    [Fact]
    public void types_of_the_host_keep_the_settings_of_the_host()
    {
        var options = new JsonSerializerOptions().AddContracts().AddContracts();

        JsonSerializer.Serialize(new OfTheHost(AmountUnit.Usd, Standing.Alleged, Signed.Event), options).Should()
            .Be("""{"Unit":"USD","Standing":"alleged","Event":{"type":"contracts.commitment-increased.v1","data":{"commitment":"c1","by":{"upTo":5,"unit":"USD"}}}}""");
    }

    [Fact]
    public void figures_that_do_not_follow_from_the_facts_are_refused()
    {
        var json = JsonSerializer.Serialize(CoreWeave.Story[StreamKey.Partnership("openai-coreweave")].AsOf(Viewpoint.Latest), ContractsJson.Options);

        FluentActions.Invoking(() => JsonSerializer.Deserialize<Aggregate>(json.Replace("\"isContested\":false", "\"isContested\":true", StringComparison.Ordinal), ContractsJson.Options))
            .Should().Throw<JsonException>().WithMessage("The figures of partnership/openai-coreweave are not those that its facts give.");
        FluentActions.Invoking(() => JsonSerializer.Deserialize<Offering>(json, ContractsJson.Options))
            .Should().Throw<JsonException>().WithMessage("*is no Offering*");
    }

    private sealed record OfTheHost(AmountUnit Unit, Standing Standing, ContractEvent Event);
}
