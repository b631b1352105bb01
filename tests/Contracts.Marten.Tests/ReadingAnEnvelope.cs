using System.Text;

namespace Contracts.Storage.Tests;

public sealed class ReadingAnEnvelope
{
    private static readonly Source Filing = new("https://example.org/filing?a=\"ü\"") { Publisher = "Filer & Söhne", Kind = SourceKind.Filing, PublishedOn = PartialDate.InMonth(2025, 2), Place = "p. 3" };

    [Fact]
    public void gives_back_what_was_written()
    {
        EntryEnvelope[] envelopes =
        [
            new() { Id = "2025-03-01", EffectiveOn = PartialDate.OnOrBefore(new DateOnly(2025, 3, 6)), Source = Filing, Standing = Standing.Alleged, Rivals = "e \"1\"" },
            new() { Id = "e2", Source = Source.Unstated },
            new() { Id = "e3", Source = Source.Unstated, Supersedes = "e2" },
            new() { Id = "e4", Source = Source.Unstated, Labels = new Dictionary<string, string> { ["xponumber"] = "2025-03-01", ["x"] = "\"ü\"" } },
            new() { Id = new string('é', 200), Source = Filing with { Publisher = null }, Standing = Standing.Reported },
        ];
        var reading = new EnvelopeReader();
        envelopes.Select(envelope => reading.OfHeader(Utf8(envelope.Format()))).Should().Equal(envelopes);
    }

    [Fact]
    public void reads_and_writes_one_form()
    {
        new EntryEnvelope { Id = "e2", EffectiveOn = PartialDate.InMonth(2025, 3), Source = Source.Unstated, Standing = Standing.Reported, Rivals = "e1" }.Format()
            .Should().Be("""v1{"id":"e2","effectiveOn":"2025-03","source":"urn:contracts:unstated","standing":"reported","rivals":"e1"}""");
        new EntryEnvelope { Id = "e2", Source = Source.Unstated, Supersedes = "e1", Labels = new Dictionary<string, string> { ["xb"] = "2", ["xa"] = "1" } }.Format()
            .Should().Be("""v1{"id":"e2","source":"urn:contracts:unstated","supersedes":"e1","labels":{"xa":"1","xb":"2"}}""");
        new EntryEnvelope { Id = "e3", Source = Filing }.Format()
            .Should().Be("""v1{"id":"e3","source":"https://example.org/filing?a=\"ü\"","publisher":"Filer & Söhne","sourceKind":"filing","publishedOn":"2025-02","place":"p. 3"}""");
    }

    [Fact]
    public void makes_a_source_once()
    {
        var reading = new EnvelopeReader();
        var (first, other, again) = (Read(reading, Filing), Read(reading, Source.Unstated), Read(reading, Filing));
        again.Should().BeSameAs(first).And.NotBeSameAs(other);
    }

    [Theory]
    [InlineData("v2{}")]
    [InlineData("v1{}")]
    [InlineData("v1{\"id\":\"e1\",\"source\":\"urn:x\",\"mood\":\"good\"}")]
    [InlineData("2025-03-01")]
    public void refuses_what_this_version_did_not_write(string header) =>
        FluentActions.Invoking(() => new EnvelopeReader().OfHeader(Utf8(header))).Should().Throw<InvalidDataException>();

    [Fact]
    public void refuses_a_row_without_a_header() =>
        FluentActions.Invoking(() => new EnvelopeReader().OfHeader([])).Should().Throw<InvalidDataException>();

    [Fact]
    public void tells_entries_of_one_source_apart()
    {
        EntryEnvelope first = new() { Id = "e1", EffectiveOn = new DateOnly(2025, 3, 6), Source = Filing, Rivals = "e0" };
        EntryEnvelope[] envelopes =
        [
            first,
            first with { Id = "e2" },
            first with { Id = "e3", EffectiveOn = null },
            first with { Id = "e4", Standing = Standing.Reported },
            first with { Id = "e5", Standing = Standing.Reported, Rivals = null },
            first with { Id = "e5b", Rivals = null, Supersedes = "e0" },
            first with { Id = "e6", Source = Filing with { Place = null } },
        ];
        var reading = new EnvelopeReader();
        envelopes.Select(envelope => reading.OfHeader(Utf8(envelope.Format()))).Should().Equal(envelopes);
    }

    private static Source Read(EnvelopeReader reading, Source source) =>
        reading.OfHeader(Utf8(new EntryEnvelope { Id = "e1", Source = source }.Format())).Source;

    private static byte[] Utf8(string header) => Encoding.UTF8.GetBytes(header);
}
