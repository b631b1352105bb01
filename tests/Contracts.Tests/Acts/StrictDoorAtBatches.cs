using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class StrictDoorAtBatches
{
    [Fact]
    public void judges_a_batch_at_its_end_so_that_order_within_it_is_free() =>
        Given.APartnership.Conflict(Story.Entry("pay", "2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }), Story.Entry("made", "2025-01-03", Made(5.Usd())))
            .Should().Be("accepted");

    [Fact]
    public void takes_entries_that_are_only_valid_together()
    {
        var payment = Story.Entry("pay", "2025-02-01", new PaymentMade { Commitment = "c", Amount = 8.Usd() });
        var increase = Story.Entry("more", "2025-01-15", new CommitmentIncreased { Commitment = "c", By = 3.Usd() });

        Given.ACommitment(5.Usd()).Conflict(payment).Should().Be("pay more-than-outstanding");
        Given.ACommitment(5.Usd()).Conflict(payment, increase).Should().Be("accepted");
    }

    [Fact]
    public void takes_a_correction_together_with_what_it_would_break() =>
        Given.ACommitment(5.Usd()).And("2025-02-01", new PaymentMade { Commitment = "c", Amount = 5.Usd() }).Conflict(
            Story.Entry("less", "2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(4.Usd()) }),
            Story.Entry("paid", "2025-02-01", new EntryCorrected { Entry = "e3", Event = new PaymentMade { Commitment = "c", Amount = 4.Usd() } })).Should().Be("accepted");

    [Fact]
    public void records_all_of_a_batch_or_nothing()
    {
        var outcome = Given.ACommitment(5.Usd()).Judge(Story.Entry("good", "2025-02-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }), Story.Entry("bad", "2025-02-01", Made(1.Usd())));

        outcome.Conflicts.Select(conflict => conflict.Entry.ToString()).Should().Equal("bad");
        outcome.After.Should().BeSameAs(outcome.Before);
        outcome.Recorded.Should().BeEmpty();
    }

    [Fact]
    public void names_every_conflict_with_code_entry_day_and_stream()
    {
        var outcome = Given.ACommitment(5.Usd()).Judge(Story.Entry("a", "2025-02", Made(1.Usd())), Story.Entry("b", null, new EntryRetracted { Entry = "x" }), Story.Entry("z", "2025-03-01", new BreachCured { Breach = "q" }));

        outcome.Conflicts.Select(conflict => $"{conflict.Entry} {conflict.Code} {conflict.EffectiveOn}").Should().BeEquivalentTo("a already-committed 2025-02", "b unknown-entry ", "z unknown-breach 2025-03-01");
        outcome.Conflicts.Should().OnlyContain(conflict => conflict.Stream == StreamKey.Partnership("p"));
    }

    [Fact]
    public void throws_one_exception_that_carries_them_all() =>
        Given.ACommitment(5.Usd()).Judge(Story.Entry("bad", "2025-02-01", Made(1.Usd()))).Invoking(outcome => outcome.OrThrow()).Should().Throw<ContractRuleException>()
            .WithMessage("Nothing was recorded in partnership/p: bad [already-committed] Commitment c was made on 2025-01-03; it is made once, and increased after that.")
            .Which.Conflicts.Should().ContainSingle();

    [Fact]
    public void names_the_later_entry_that_a_back_dated_one_breaks() =>
        Given.ACommitment(10.Usd()).And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 8.Usd() }).Refusal("2025-02-01", new CommitmentReduced { Commitment = "c", By = 3.Usd() })
            .Should().Be("e3 more-than-outstanding: Commitment c is performed by $8 with $7 outstanding; it can be performed by no more than is outstanding.");

    [Fact]
    public void takes_a_back_dated_entry_that_leaves_the_later_history_valid() =>
        Given.ACommitment(10.Usd()).And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 8.Usd() }).And("2025-02-01", new CommitmentReduced { Commitment = "c", By = 2.Usd() })
            .Should().Match<Story>(story => story.Commitment.Outstanding == Nothing && story.AsOf("2025-02-01").Commitment.Outstanding == 8.Usd());

    [Fact]
    public void looks_to_the_end_of_time() =>
        Given.ACommitment(10.Usd()).And("2099-01-01", new CommitmentReleased { Commitment = "c" }).Conflict("2099-01-02", new PaymentMade { Commitment = "c", Amount = 8.Usd() }).Should().Be("e4 already-closed");

    [Fact]
    public void lets_stand_what_made_no_sense_before() =>
        Given.ACommitment(5.Usd()).Imported("2025-02-01", Made(6.Usd())).And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() })
            .Should().Match<Story>(story => story.Commitment.Outstanding == 4.Usd() && story.Anomalies.Single() == "e3 already-committed");

    [Fact]
    public void changes_nothing_by_a_preview()
    {
        var story = Given.ACommitment(5.Usd());
        var preview = story.Judge(story.Next("2025-02-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }));

        preview.After.Version.Should().Be(3);
        preview.Recorded.Single().Version.Should().Be(3);
        story.History.Version.Should().Be(2);
        story.Commitment.Outstanding.Should().Be(5.Usd());
    }
}
