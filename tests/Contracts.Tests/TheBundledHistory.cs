using static Contracts.Tests.CoreWeave;

namespace Contracts.Tests;

public sealed class TheBundledHistory
{
    /// <summary>The claims that it is made from, each by the entry that bears its id; a denial is the dispute of what it denies.</summary>
    private static readonly string[] Claims =
    [
        "f01", "f02", "f02b", "f03", "f04", "f04b", "f05a", "f05b", "f05c", "f06", "f06b", "f06c", "f07", "f08", "f09", "f10",
        "f11", "f12a", "f12b", "f12c", "f13", "f14", "f14b", "f15", "f15b", "f15c", "f16", "f17", "f18", "f19", "f20", "f21",
        "f21b", "f22", "f22-disputed", "f23", "f23b", "f24", "f24b", "f24c", "f25", "f26", "f29", "f27", "f27b", "f28", "f30", "f31",
        "f31b", "f32", "f32b", "f33", "f33b", "f33c", "f34", "f35", "f36", "f37", "f37b", "f37c", "f38", "f39", "f39b", "f40",
        "f41", "f41c", "f42", "f42b", "f43", "f44", "f45", "f46", "f46b", "f47", "f47b", "f48", "f49", "f50", "f50b", "f50c",
        "f51", "f52", "f52b", "f52c", "f53", "f58c", "f72", "f72b", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8",
        "f41b", "f44b", "f47c", "f48b", "f53b", "f54", "f55", "f56", "f56b", "f57", "f57b", "f58", "f58b", "f59", "f60", "f61",
        "f62", "f62b", "f63", "f63b", "f64", "f65", "f66", "f67", "f68", "f68b", "f68c", "f69", "f70", "f70b", "f71",
    ];

    [Fact]
    public void records_every_claim() =>
        Claims.Should().OnlyHaveUniqueItems().And.HaveCount(127).And.BeSubsetOf(Lines.Select(line => $"{line.Entry.Id}"));

    [Fact]
    public void has_no_entry_that_belongs_to_no_claim() =>
        Lines.Select(line => $"{line.Entry.Id}".Split('-')[0]).Except(Claims).Should().BeEmpty();

    [Fact]
    public void cites_a_source_at_every_entry() =>
        Lines.Should().AllSatisfy(line =>
        {
            line.Entry.Source.Should().NotBe(Source.Unstated);
            line.Entry.Source.Kind.Should().NotBeNull();
            line.Entry.Source.Address.Should().MatchRegex("^(https://|urn:contracts:)");
        });

    [Fact]
    public void names_the_publisher_wherever_the_claim_names_one() =>
        Lines.Where(line => line.Entry.Source.Publisher is null).Select(line => $"{line.Entry.Id}").Should().Equal("f37b", "f50-termination", "f50b-formed", "f50b", "f58b-others", "f69-b-meta");
}
