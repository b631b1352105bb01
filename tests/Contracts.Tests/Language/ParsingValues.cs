namespace Contracts.Tests.Language;

/// <summary>Values that a route, a query string or a setting may hold.</summary>
public sealed class ParsingValues
{
    [Theory]
    [InlineData("openai")]
    [InlineData("a-1")]
    public void reads_ids_of_things(string text) => RoundTrips<Id<Commitment>>(text);

    [Theory]
    [InlineData("partnership/openai-coreweave")]
    [InlineData("offering/coreweave-ipo")]
    [InlineData("organization/coreweave")]
    public void reads_streams(string text) => RoundTrips<StreamKey>(text);

    [Theory]
    [InlineData("service-level")]
    public void reads_topics(string text) => RoundTrips<Topic>(text);

    [Theory]
    [InlineData("""{"a":1,"b":["x"]}""")]
    public void reads_details(string text) => RoundTrips<FactDetails>(text);

    [Theory]
    [InlineData("f14")]
    [InlineData("with spaces, and more")]
    public void reads_ids_of_entries(string text) => RoundTrips<EntryId>(text);

    [Theory]
    [InlineData("USD")]
    [InlineData("data centre")]
    public void reads_units(string text) => RoundTrips<AmountUnit>(text);

    [Theory]
    [InlineData("0.25")]
    [InlineData("1")]
    public void reads_fractions(string text) => RoundTrips<Fraction>(text);

    [Theory]
    [InlineData("2025-03-07")]
    [InlineData("2025-03")]
    [InlineData("2025")]
    [InlineData("../2025-03-06")]
    public void reads_dates(string text) => RoundTrips<PartialDate>(text);

    [Theory]
    [InlineData("commitment compute")]
    [InlineData("option more")]
    [InlineData("investment shares")]
    [InlineData("capacity data centres")]
    [InlineData("offering")]
    [InlineData("deal msa-2025")]
    [InlineData("missed-deadline f13")]
    [InlineData("instalment rent 0001")]
    [InlineData("members")]
    public void reads_figures(string text) => RoundTrips<FigureKey>(text);

    [Fact]
    public void reads_a_figure_as_a_path_writes_it() =>
        FigureKey.Parse("commitment/compute").Should().Be((FigureKey)(Id<Commitment>)"compute");

    [Theory]
    [InlineData("all")]
    [InlineData("parties")]
    [InlineData("parties+press")]
    [InlineData("undisputed")]
    public void reads_evidence_by_name(string text) => RoundTrips<EvidencePolicy>(text);

    [Fact]
    public void says_which_policies_there_are() =>
        FluentActions.Invoking(() => EvidencePolicy.Parse("everything")).Should().Throw<ArgumentException>()
            .WithMessage("'everything' is not an evidence policy; the policies are all, parties, parties+press and undisputed.*");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("partnership/")]
    [InlineData("commitment Compute")]
    [InlineData("commitment")]
    [InlineData("2025-02-30")]
    [InlineData("1.5")]
    [InlineData("+1")]
    [InlineData("\0")]
    public void refuses_what_is_none_of_them_without_throwing(string? text)
    {
        Reads<StreamKey>(text).Should().BeFalse();
        Reads<PartialDate>(text).Should().BeFalse();
        Reads<Fraction>(text).Should().BeFalse();
        Reads<EvidencePolicy>(text).Should().BeFalse();
        Reads<FigureKey>(text).Should().BeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("\0")]
    public void refuses_what_is_no_id(string? text)
    {
        Reads<Id<Deal>>(text).Should().BeFalse();
        Reads<EntryId>(text).Should().Be(text == "Upper");
        Reads<AmountUnit>(text).Should().Be(text == "Upper");
    }

    private static void RoundTrips<T>(string text) where T : IParsable<T>
    {
        T.Parse(text, null).ToString().Should().Be(text);
        T.TryParse(text, null, out var read).Should().BeTrue();
        read.Should().Be(T.Parse(text, null));
    }

    private static bool Reads<T>(string? text) where T : IParsable<T> => T.TryParse(text, null, out _);
}
