namespace Contracts.Tests.Acts;

public sealed class RetractingAnEntry
{
    [Fact]
    public void makes_it_never_so_from_every_day() =>
        Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2", Reason = "mistaken" }).AsOf("2025-06-01").Partnership.Commitments.Should().BeEmpty();

    [Fact]
    public void leaves_what_was_known_before_as_it_was() =>
        Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2" }).KnownAt(2).Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void of_a_retraction_reinstates() =>
        Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2" }).And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(5.Usd());

    [Fact]
    public void may_come_twice() =>
        Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2" }).And(new EntryRetracted { Entry = "e2" }).And(new EntryRetracted { Entry = "e4" })
            .Partnership.Commitments.Should().BeEmpty();

    [Fact]
    public void names_the_later_entry_that_it_takes_the_ground_from() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).Refusal(new EntryRetracted { Entry = "e2" })
            .Should().Be("e3 not-committed: Commitment c is not made by 2025-02-01; it has to be made first.");

    [Fact]
    public void needs_no_day_and_keeps_none() =>
        Given.ACommitment(5.Usd()).And("2025-06-01", new EntryRetracted { Entry = "e2" }).Should().Match<Story>(story =>
            story.History.Entries[2].EffectiveOn == null && !story.AsOf("2025-02-01").Partnership.Commitments.Any());
}
