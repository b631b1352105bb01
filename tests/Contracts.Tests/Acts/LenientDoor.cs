using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Acts;

public sealed class LenientDoor
{
    [Fact]
    public void keeps_what_makes_no_sense_and_reports_it()
    {
        var history = Given.ACommitment(5.Usd()).History;
        var outcome = history.Import([(Story.Entry("again", "2025-02-01", Made(6.Usd())), Story.Instant(9)), (Story.Entry("about", null, new EntryDisputed { Entry = "nobody", ByParty = "bob" }), Story.Instant(9))]);

        outcome.IsRefused.Should().BeFalse();
        outcome.After.Version.Should().Be(4);
        outcome.Anomalies.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}").Should().Equal("about unknown-entry", "again already-committed");
    }

    [Fact]
    public void takes_a_history_that_begins_before_its_forming_for_what_it_is()
    {
        var outcome = History.Empty(StreamKey.Partnership("p")).Import([(Story.Entry("m", "2025-01-03", Made(5.Usd())), Story.Instant(1))]);

        outcome.Anomalies.Should().BeEmpty();
        outcome.After.AsOf(Viewpoint.Latest).Anomalies.Should().BeEmpty();
        ((Partnership)outcome.After.AsOf(Viewpoint.Latest)).Parties.Select(party => party.Id).Should().Equal("ann", "bob");
    }

    [Fact]
    public void refuses_impossible_payloads_like_the_strict_one() =>
        FluentActions.Invoking(() => Given.APartnership.Imported("2025-02-01", new CommitmentWithdrawn { Whole = true })).Should().Throw<ArgumentException>();

    [Fact]
    public void knows_by_the_running_maximum_where_clocks_run_backwards()
    {
        var history = Given.APartnership.History.Import([(Story.Entry("late", "2025-01-03", Made(5.Usd())), Story.Instant(9)), (Story.Entry("early", "2025-01-03", Made(6.Usd(), "other")), Story.Instant(5))]).After;

        history.KnownAt(Story.Instant(8)).Version.Should().Be(1);
        history.KnownSince(3).Should().Be(Story.Instant(9));
    }
}
