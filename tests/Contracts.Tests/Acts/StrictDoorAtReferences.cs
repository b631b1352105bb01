using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class StrictDoorAtReferences
{
    [Theory]
    [InlineData("nobody")]
    [InlineData("e3")]
    [InlineData("e4")]
    public void refuses_a_control_entry_about_nobody_itself_or_the_future(string entry) =>
        Given.ACommitment(5.Usd()).Refusal(new EntryRetracted { Entry = entry })
            .Should().Be($"e3 unknown-entry: Entry e3 speaks about {entry}; a control entry speaks about an earlier entry of its own stream.");

    [Fact]
    public void refuses_a_forward_reference_within_the_batch() =>
        Given.ACommitment(5.Usd()).Conflict(Story.Entry("e3", null, new EntryDisputed { Entry = "e4", ByParty = "bob" }), Story.Entry("e4", "2025-02-01", Made(6.Usd(), "other")))
            .Should().Be("e3 unknown-entry");

    [Fact]
    public void takes_a_backward_reference_within_the_batch() =>
        Given.ACommitment(5.Usd()).Conflict(Story.Entry("e3", "2025-02-01", Made(6.Usd(), "other")), Story.Entry("e4", null, new EntryDisputed { Entry = "e3", ByParty = "bob" }))
            .Should().Be("accepted");

    [Fact]
    public void knows_no_entry_of_another_stream() =>
        Given.AnOffering.And("2025-03-01", new OfferingPlanned { Target = 5.Usd() }).Conflict(new EntryConfirmed { Entry = "formed-elsewhere", ByParty = "ann" }).Should().Be("e2 unknown-entry");

    [Fact]
    public void refuses_to_correct_confirm_dispute_or_resolve_a_retraction()
    {
        var retracted = Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2" });

        retracted.Refusal("2025-01-03", new EntryCorrected { Entry = "e3", Event = Made(7.Usd()) })
            .Should().Be("e4 not-a-fact: Entry e4 speaks about e3, which is no fact nor a correction in force of one; only these can be corrected, confirmed, disputed or resolved.");
        retracted.Conflict(new EntryConfirmed { Entry = "e3", ByParty = "ann" }).Should().Be("e4 not-a-fact");
        retracted.Conflict(new EntryDisputed { Entry = "e3", ByParty = "ann" }).Should().Be("e4 not-a-fact");
        retracted.Conflict(new DisputeResolved { Entry = "e3" }).Should().Be("e4 not-a-fact");
    }

    [Fact]
    public void refuses_to_correct_a_retracted_fact() =>
        Given.ACommitment(5.Usd()).And(new EntryRetracted { Entry = "e2" }).Refusal("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(7.Usd()) })
            .Should().Be("e4 retracted-entry: Entry e4 speaks about e2, which is retracted; it has to be reinstated first.");

    [Fact]
    public void refuses_to_correct_a_retracted_correction() =>
        Given.ACommitment(5.Usd()).And("2025-01-03", new EntryCorrected { Entry = "e2", Event = Made(7.Usd()) }).And(new EntryRetracted { Entry = "e3" })
            .Conflict("2025-01-03", new EntryCorrected { Entry = "e3", Event = Made(8.Usd()) }).Should().Be("e5 not-a-fact");

    [Theory]
    [InlineData("nobody")]
    [InlineData("e3")]
    public void refuses_a_rival_of_nobody_or_itself(string rival) =>
        Given.ACommitment(5.Usd()).Refusal(Story.Entry("e3", "2025-01-04", Made(6.Usd(), "other")) with { Rivals = rival })
            .Should().Be($"e3 unknown-entry: Entry e3 rivals {rival}; a fact rivals an earlier fact of its own stream.");

    [Fact]
    public void refuses_a_rival_of_a_control_entry_and_by_one()
    {
        var story = Given.ACommitment(5.Usd()).And(new EntryDisputed { Entry = "e2", ByParty = "bob" });

        story.Conflict(story.Next("2025-01-04", Made(6.Usd(), "other")) with { Rivals = "e3" }).Should().Be("e4 unknown-entry");
        story.Conflict(story.Next(null, new DisputeResolved { Entry = "e2" }) with { Rivals = "e2" }).Should().Be("e4 unknown-entry");
    }

    [Fact]
    public void stands_open_for_imports_that_record_them_inert()
    {
        var imported = Given.ACommitment(5.Usd()).Imported(Story.Entry("x", null, new EntryRetracted { Entry = "y" }), Story.Entry("y", "2025-02-01", Made(6.Usd(), "other")));

        imported.Commitment.Outstanding.Should().Be(5.Usd());
        (imported.Partnership.FindCommitment("other")?.Outstanding).Should().Be(6.Usd());
    }
}
