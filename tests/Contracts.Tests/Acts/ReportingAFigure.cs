using System.Text;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class ReportingAFigure
{
    private static readonly Story Told = Given.AnOrganization
        .And("2025-05-01", Figure("backlog", 15, Term("2025-01-01", "2025-03-31")))
        .And("2025-02-01", Figure("backlog", 11, Term("2024-10-01", "2024-12-31")))
        .And("2025-06-01", Figure("backlog", 16, Term("2025-01-01", "2025-03-31")))
        .And("2025-01-31", Figure("backlog", 12))
        .And("2025-02-01", Figure("a loss", -3));

    [Fact]
    public void stands_by_measure_and_period_and_is_added_to_nothing()
    {
        Told.Organization.Figures.Select(figure => $"{figure.EffectiveOn} {figure.Measure} {figure.Value}, {figure.Period}").Should().Equal(
            "2025-02-01 a loss -$3, ",
            "2025-02-01 backlog $11, 2024-10-01 to 2024-12-31",
            "2025-05-01 backlog $15, 2025-01-01 to 2025-03-31",
            "2025-06-01 backlog $16, 2025-01-01 to 2025-03-31",
            "2025-01-31 backlog $12, ");
        Told.Organization.Should().Match<Organization>(o => o.ReportedCapacity.Count == 0 && o.OnlineCapacity.Count == 0 && o.FigureKeys.All(key => key.Kind == FigureKind.Measure));
    }

    [Fact]
    public void gives_source_standing_rivals_and_whether_it_is_contested()
    {
        var told = Given.AnOrganization.Told("2025-02-01", Figure("backlog", 11), Standing.Reported, source: "urn:contracts:press")
            .Told("2025-02-01", Figure("backlog", 12), Standing.Alleged, "e1", "urn:contracts:rumour");

        told.Organization.Figures.Should().ContainSingle().Which.Should().Match<ReportedFigure>(figure =>
            figure.Value == ReportedValue.Exactly(11, "USD") && figure.Source.Address == "urn:contracts:press" && figure.Standing == Standing.Reported && figure.Rivals.Single().Entry.Id == "e2" && !figure.IsContested);
        told.And(new EntryDisputed { Entry = "e2", ByParty = "bob" }).Organization.Figures.Single().Should().Match<ReportedFigure>(figure => figure.IsContested && figure.Value == ReportedValue.Exactly(11, "USD"));
    }

    [Theory]
    [InlineData("""{"exactly":-5,"unit":"USD"}""", -5, -5, "-$5")]
    [InlineData("""{"exactly":-5,"unit":"GPU"}""", -5, -5, "-5 GPUs")]
    [InlineData("""{"exactly":-863400000,"unit":"USD"}""", -863_400_000, -863_400_000, "-$863.4m")]
    [InlineData("""{"between":[-5,2],"unit":"USD"}""", -5, 2, "-$5 to $2")]
    [InlineData("""{"between":[-5,0],"unit":"USD"}""", -5, 0, "-$5 to $0")]
    [InlineData("""{"between":[-8123456789,-2123456789],"unit":"USD"}""", -8_123_456_789, -2_123_456_789, "-$8.124bn to -$2.123bn")]
    [InlineData("""{"between":[1,2],"unit":"USD"}""", 1, 2, "$1 to 2")]
    [InlineData("""{"upTo":5,"unit":"USD"}""", null, 5, "up to $5")]
    [InlineData("""{"upTo":0,"unit":"USD"}""", null, 0, "up to $0")]
    [InlineData("""{"unknown":true,"unit":"USD"}""", null, null, "undisclosed")]
    [InlineData("""{"atLeast":5,"unit":"USD"}""", 5, null, "$5+")]
    [InlineData("""{"about":5,"unit":"USD"}""", 5, 5, "about $5")]
    [InlineData("""{"exactly":0,"unit":"USD"}""", 0, 0, "none")]
    public void may_be_negative(string json, object? min, object? max, string shown)
    {
        var type = EventType.Of(Figure("x", 0));
        var payload = $$"""{"measure":"x","amount":{{json}}}""";
        var figure = (FigureReported)EventJson.Read(Encoding.UTF8.GetBytes(payload), type);

        (figure.Amount.Min, figure.Amount.Max).Should().Be((Number(min), Number(max)));
        figure.Amount.ToString().Should().Be(shown);
        Encoding.UTF8.GetString(EventJson.Write(figure)).Should().Be(payload);
    }

    [Theory]
    [InlineData("""{"atLeast":-5,"unit":"USD"}""", "-5 is out of bounds; an amount is 0 to 10^18 with at most 8 decimals.")]
    [InlineData("""{"about":-5,"unit":"USD"}""", "-5 is out of bounds; an amount is 0 to 10^18 with at most 8 decimals.")]
    [InlineData("""{"upTo":-5,"unit":"USD"}""", "-5 is out of bounds; an amount is 0 to 10^18 with at most 8 decimals.")]
    [InlineData("""{"exactly":-1000000000000000001,"unit":"USD"}""", "-1,000,000,000,000,000,001 is out of bounds; a reported value is −10^18 to 10^18 with at most 8 decimals.")]
    [InlineData("""{"between":[-1,-2],"unit":"USD"}""", "The least, -1, is more than the most, -2; a range goes from the less to the more.")]
    [InlineData("""{"exactly":-5}""", "The amount has no unit; an amount must have one.")]
    [InlineData("""{"exactly":-5,"unit":"usd"}""", "The unit is usd, which differs from USD only by case; USD is required.")]
    public void is_refused_where_it_is_impossible(string json, string sentence)
    {
        var reader = new HistoryReader();
        reader.Read("h.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(
            $$$"""{"specversion":"1.0","id":"f","type":"contracts.figure-reported.v1","source":"urn:x","subject":"organization/o","effectiveon":"2025-01-01","data":{"measure":"x","amount":{{{json}}}}}"""))).Should().BeEmpty();

        reader.Faults.Should().ContainSingle().Which.Should().Match<HistoryFault>(fault => fault.Field == "data.amount" && fault.Message == sentence);
    }

    [Fact]
    public void needs_a_value() =>
        Given.AnOrganization.Fault(new FigureReported { Measure = "x", Amount = default }).Should().Be("Entry e1, amount: The value is the default one, which has no unit; a value must have one.");

    private static FigureReported Figure(string measure, int value, Term? period = null) =>
        new() { Measure = measure, Amount = ReportedValue.Exactly(value, "USD"), Period = period };

    private static decimal? Number(object? bound) => bound is null ? null : Convert.ToDecimal(bound, System.Globalization.CultureInfo.InvariantCulture);
}
