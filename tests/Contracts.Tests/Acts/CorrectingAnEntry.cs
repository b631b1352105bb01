using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class CorrectingAnEntry
{
    private static readonly EntryCorrected Corrected = new() { Entry = "e2", Event = Made(7.Usd()), Reason = "typo" };

    [Fact]
    public void replaces_payload_and_day()
    {
        var corrected = Given.ACommitment(5.Usd()).And("2025-02-01", Corrected);

        corrected.Commitment.Outstanding.Should().Be(7.Usd());
        corrected.AsOf("2025-01-31").Partnership.Commitments.Should().BeEmpty();
        corrected.KnownAt(2).AsOf("2025-01-31").Commitment.Outstanding.Should().Be(5.Usd());
    }

    [Fact]
    public void may_turn_one_fact_into_another_kind() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", Corrected with { Event = new PartnershipReassessed { ByParty = "ann" } })
            .Partnership.Should().Match<Partnership>(p => !p.Commitments.Any() && p.Reassessments.Count == 1);

    [Fact]
    public void keeps_its_facts_place_in_the_day() =>
        Given.ACommitment(10.Usd()).And("2025-02-01", new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.5m) }).And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 4.Usd() })
            .And("2025-02-01", new EntryCorrected { Entry = "e3", Event = new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.1m) } })
            .Commitment.Outstanding.Should().Be(13.Usd());

    [Fact]
    public void speaks_with_the_latest_and_falls_back_where_that_is_retracted()
    {
        var twice = Given.ACommitment(5.Usd()).And("2025-01-03", Corrected).And("2025-01-03", Corrected with { Event = Made(9.Usd()) });

        twice.Commitment.Outstanding.Should().Be(9.Usd());
        twice.And(new EntryRetracted { Entry = "e4" }).Commitment.Outstanding.Should().Be(7.Usd());
    }

    [Fact]
    public void of_a_correction_falls_with_it_and_of_the_fact_does_not()
    {
        var nested = Given.ACommitment(5.Usd()).And("2025-01-03", Corrected).And("2025-01-03", Corrected with { Entry = "e3", Event = Made(9.Usd()) });
        var beside = Given.ACommitment(5.Usd()).And("2025-01-03", Corrected).And("2025-01-03", Corrected with { Event = Made(9.Usd()) });

        nested.And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(5.Usd());
        beside.And(new EntryRetracted { Entry = "e3" }).Commitment.Outstanding.Should().Be(9.Usd());
    }

    [Fact]
    public void stands_on_the_word_of_its_own_entry() =>
        Given.ACommitment(5.Usd()).And(Story.Entry("e3", "2025-01-03", Corrected) with { Standing = Standing.Alleged }).Commitment.Standing.Should().Be(Standing.Alleged);

    [Fact]
    public void is_judged_like_any_other_entry() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).Refusal("2025-01-03", Corrected with { Event = Made(4.Usd()) })
            .Should().Be("e3 more-than-outstanding: Commitment c is performed by $5 with $4 outstanding; it can be performed by no more than is outstanding.");

    [Fact]
    public void has_a_day_and_a_possible_event()
    {
        var story = Given.ACommitment(5.Usd());

        FluentActions.Invoking(() => story.Judge(story.Next(null, Corrected))).Should().Throw<ArgumentException>().WithMessage("Entry e3: There is no effective date; facts and corrections must have one.*");
        story.Fault(Corrected with { Event = new CommitmentWithdrawn { Whole = true } })
            .Should().Be("Entry e3, data.commitment: A withdrawal is from either a commitment or a deal; exactly one of the two is named.");
        story.Fault(Corrected with { Event = new OrganizationFounded() }).Should().Be("Entry e3: contracts.entry-corrected.v1 has no place in partnership/p.");
    }
}
