using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class StrictDoorAtKnownIds
{
    [Fact]
    public void takes_the_same_again_as_a_success_that_changes_nothing()
    {
        var story = Given.ACommitment(5.Usd());
        var again = story.Judge(Story.Entry("e2", "2025-01-03", Made(5.Usd())) with { RecordedBy = "somebody else", CausedBy = "a retry", CorrelationId = "x" });

        again.IsRefused.Should().BeFalse();
        again.Recorded.Should().BeEmpty();
        again.Repeated.Select(entry => entry.Version).Should().Equal(2);
        again.After.Should().BeSameAs(story.History);
    }

    [Fact]
    public void takes_the_same_twice_within_a_batch()
    {
        var entry = Story.Entry("m", "2025-01-03", Made(5.Usd()));

        Given.APartnership.Judge(entry, entry).Should().Match<RecordingOutcome>(outcome => outcome.Recorded.Count == 1 && outcome.Repeated.Count == 1 && outcome.After.Version == 2);
    }

    [Fact]
    public void records_what_is_new_beside_what_is_repeated() =>
        Given.ACommitment(5.Usd()).Judge(Story.Entry("e2", "2025-01-03", Made(5.Usd())), Story.Entry("new", "2025-02-01", new CommitmentReleased { Commitment = "c" }))
            .Recorded.Select(entry => (entry.Id.ToString(), entry.Version)).Should().Equal(("new", 3));

    public static TheoryData<string> Differences => ["event", "day", "precision", "source", "publisher", "standing", "rivals", "supersedes", "labels"];

    [Theory]
    [MemberData(nameof(Differences))]
    public void refuses_a_known_id_with_other_content(string difference)
    {
        var known = Story.Entry("e2", "2025-01-31", Made(5.Usd()));

        Given.APartnership.And(known).Refusal(difference switch
        {
            "event" => known with { Event = Made(6.Usd()) },
            "day" => known with { EffectiveOn = new DateOnly(2025, 1, 30) },
            "precision" => known with { EffectiveOn = PartialDate.Parse("2025-01") },
            "source" => known with { Source = new Source("urn:contracts:other") },
            "publisher" => known with { Source = Source.Unstated with { Publisher = "Somebody" } },
            "standing" => known with { Standing = Standing.Reported },
            "rivals" => known with { Rivals = "e1" },
            "labels" => known with { Labels = new Dictionary<string, string> { ["xa"] = "1" } },
            _ => known with { Supersedes = "e1" },
        }).Should().Be("e2 known-with-other-content: Entry e2 is recorded with other content, as version 2; the same id requires the same content.");
    }

    [Fact]
    public void refuses_the_whole_import_that_gives_a_known_id_other_content()
    {
        var history = Given.ACommitment(5.Usd()).History;
        var outcome = history.Import([(Story.Entry("new", "2025-02-01", Made(6.Usd(), "other")), Story.Instant(9)), (Story.Entry("e2", "2025-01-03", Made(7.Usd())), Story.Instant(9))]);

        outcome.Conflicts.Select(conflict => $"{conflict.Entry} {conflict.Code}").Should().Equal("e2 known-with-other-content");
        outcome.After.Should().BeSameAs(history);
    }

    [Fact]
    public void needs_an_id_an_effective_date_and_a_place()
    {
        var story = Given.APartnership;

        story.Invoking(s => s.Judge(new NewEntry { Event = Made(5.Usd()), EffectiveOn = new DateOnly(2025, 1, 3) })).Should().Throw<ArgumentException>().WithMessage("The entry has no id; every entry of a history must have one.*");
        story.Invoking(s => s.Judge(s.Next(null, Made(5.Usd())))).Should().Throw<ArgumentException>().WithMessage("Entry e2: There is no effective date; facts and corrections must have one.*");
        story.Invoking(s => s.Judge(s.Next(null, Made(5.Usd())) with { EffectiveOn = default(PartialDate) })).Should().Throw<ArgumentException>().WithMessage("Entry e2: There is no effective date*");
    }

    [Fact]
    public void cuts_the_recorded_instant_to_whole_microseconds()
    {
        var instant = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(5)).AddTicks(17);

        Given.APartnership.History.Record([Story.Entry("m", "2025-01-03", Made(5.Usd()))], instant).Recorded.Single().RecordedAt
            .Should().Be(new DateTimeOffset(2026, 1, 1, 7, 0, 0, TimeSpan.Zero).AddTicks(10));
    }
}
