using System.Text;
using System.Text.Json;

namespace Contracts.Tests.Acts;

public sealed class NotingAFact
{
    private static readonly FactNoted Sued = new() { Topic = "lawsuit", Summary = "b sued a" };

    public static TheoryData<string> Kinds => ["partnership/p", "offering/ipo", "organization/ann"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void stands_among_the_facts_of_any_stream_and_changes_no_figure(string stream)
    {
        var noted = Story.Of(StreamKey.Parse(stream)).And("2025-02-01", Sued with { Deal = "none", Commitment = "none", Parties = ["eve"] });

        noted.History.AsOf(Viewpoint.Latest).Should().Match<Aggregate>(a => a.Facts.Single().Event is FactNoted && !a.Anomalies.Any() && !a.FigureKeys.Any() && !a.Concerns("eve"));
    }

    [Fact]
    public void breaks_no_rule_where_nothing_else_can_happen() =>
        Given.APartnership.And("2025-01-02", new PartnershipDissolved()).Refusal("2025-02-01", Sued).Should().Be("accepted");

    [Fact]
    public void can_be_disputed_and_contests_no_figure() =>
        Given.ACommitment(5.Usd()).AndDisputed("2025-02-01", Sued with { Commitment = "c" })
            .Should().Match<Story>(story => story.Commitment.Outstanding == 5.Usd() && !story.Commitment.IsContested && story.Partnership.Facts.Count(fact => fact.IsDisputed) == 1);

    [Fact]
    public void can_be_corrected() =>
        Given.APartnership.And("2025-02-01", Sued).And("2025-02-02", new EntryCorrected { Entry = "e2", Event = Sued with { Summary = "a sued b" } })
            .Partnership.Facts[^1].Should().Match<FactInForce>(fact => ((FactNoted)fact.Event).Summary == "a sued b" && fact.EffectiveOn == new DateOnly(2025, 2, 2));

    [Fact]
    public void lets_nobody_confirm_as_a_party_by_naming_it() =>
        Given.AStream.Imported("2025-01-01", Given.Made(5.Usd())).Imported("2025-01-02", Sued with { Parties = ["eve"] }).Imported(Story.Entry("e3", "2025-01-03", new PaymentMade { Commitment = "c", Amount = 1.Usd() }) with { Standing = Standing.Reported })
            .Imported(Story.Entry("e4", null, new EntryConfirmed { Entry = "e3", ByParty = "eve" })).Commitment.Standing.Should().Be(Standing.Reported);

    [Theory]
    [InlineData("""{"b":1.10,"a":{"x":-0,"w":[1e2,"é"]}}""", """{ "a" : {"w":[100,"\u00e9"],"x":0.0}, "b":11e-1 }""")]
    [InlineData("""{"n":79228162514264337593543950335}""", """{"n":7.9228162514264337593543950335e28}""")]
    [InlineData("""{"n":7.9228162514264337593543950335}""", """{"n":79228162514264337593543950335e-28}""")]
    public void is_the_same_again_where_keys_stand_in_another_order_and_numbers_are_written_otherwise(string one, string other)
    {
        var noted = Given.APartnership.And("2025-02-01", Sued with { Details = FactDetails.Parse(one) });
        var again = noted.Judge(Story.Entry("e2", "2025-02-01", Sued with { Details = FactDetails.Parse(other) }));

        again.Should().Match<RecordingOutcome>(outcome => !outcome.IsRefused && outcome.Recorded.Count == 0 && outcome.Repeated.Count == 1);
        FactDetails.Parse(one).Should().Be(FactDetails.Parse(other)).And.NotBe(FactDetails.Parse("{}"));
        FactDetails.Parse(one).GetHashCode().Should().Be(FactDetails.Parse(other).GetHashCode());
    }

    [Theory]
    [InlineData("""{"n":1}""", """{"n":"1"}""")]
    [InlineData("""{"n":[1,2]}""", """{"n":[2,1]}""")]
    [InlineData("""{"n":null}""", "{}")]
    public void is_another_where_the_content_differs(string one, string other) => FactDetails.Parse(one).Should().NotBe(FactDetails.Parse(other));

    [Theory]
    [InlineData("[]", "The details are no object; a JSON object is required.")]
    [InlineData("1", "The details are no object; a JSON object is required.")]
    [InlineData("""{"a":1,"b":{"\u0061":1,"a":2}}""", "'a' appears twice in one object; a key may appear once.")]
    [InlineData("""{"a":"\u0000"}""", "The text holds a NUL character or half a surrogate pair; no store can keep these.")]
    [InlineData("""{"\u0000":1}""", "The text holds a NUL character or half a surrogate pair; no store can keep these.")]
    [InlineData("""{"a":"\ud800"}""", "The text holds a NUL character or half a surrogate pair; no store can keep these.")]
    [InlineData("""{"a":1e29}""", "The number does not fit a decimal; one that a decimal holds exactly is required.")]
    [InlineData("""{"a":1e-29}""", "The number does not fit a decimal; one that a decimal holds exactly is required.")]
    [InlineData("""{"a":0.12345678901234567890123456789}""", "The number does not fit a decimal; one that a decimal holds exactly is required.")]
    [InlineData("""{"1":{"2":{"3":{"4":[{"6":{"7":{"8":[]}}}]}}}}""", "The details have more than 8 levels; at most that many are kept.")]
    public void names_the_field_whose_details_are_impossible(string details, string sentence)
    {
        Faults(details).Should().ContainSingle().Which.Should().Match<HistoryFault>(fault => fault.Field == "data.details" && fault.Message == sentence);
        FluentActions.Invoking(() => FactDetails.Parse(details)).Should().Throw<ArgumentException>().WithMessage($"{sentence}*");
    }

    [Fact]
    public void keeps_details_of_up_to_16_KB_and_8_levels()
    {
        var longest = $$"""{"a":"{{new string('x', (16 * 1024) - 8)}}"}""";

        FactDetails.Parse(longest).ToString().Should().HaveLength(16 * 1024);
        Faults(longest.Replace("x\"", "xx\"", StringComparison.Ordinal)).Should().ContainSingle().Which.Message.Should().Be("The details have 16,385 bytes; at most 16,384 are kept.");
        FactDetails.Parse("""{"1":{"2":{"3":{"4":[{"6":{"7":[1]}}]}}}}""").ToJsonElement().GetProperty("1").ValueKind.Should().Be(JsonValueKind.Object);
    }

    [Fact]
    public void takes_details_as_an_element() =>
        new FactDetails(JsonElement.Parse("""{"a": 1}""")).Should().Be(FactDetails.Parse("""{"a":1}"""));

    [Fact]
    public void needs_a_topic() =>
        Given.APartnership.Fault(Sued with { Topic = default }).Should().Be("Entry e2, topic: A value of Topic is the default one, which stands for nothing; a real one is required.");

    private static IReadOnlyList<HistoryFault> Faults(string details)
    {
        var reader = new HistoryReader();
        reader.Read("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"n","type":"contracts.fact-noted.v1","source":"urn:x","subject":"offering/o","effectiveon":"2025-01-01","data":{"topic":"t","summary":"s","details":{{{details}}}}}"""))).Should().BeEmpty();
        return reader.Faults;
    }
}
