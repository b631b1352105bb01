using Contracts.Tests.Laws;
using CsCheck;
using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class SupposingOtherwise
{
    private static readonly History Told = ACommitment(10.Usd()) // e2
        .And("2025-02-01", new CommitmentIncreased { Commitment = "c", By = 5.Usd() }) // e3
        .And("2025-03-01", new PaymentMade { Commitment = "c", Amount = 12.Usd() }).History; // e4

    [Fact]
    public void leaves_out_what_is_supposed_never_to_have_been_said() =>
        Outstanding(Told.Without("e4")).Should().Be(15.Usd());

    [Fact]
    public void lists_what_loses_its_ground_apart_from_anomalies()
    {
        var supposed = Seen(Told.Without("e2"));

        supposed.Commitments.Should().BeEmpty();
        supposed.Anomalies.Should().BeEmpty();
        supposed.Ungrounded.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}").Should().Equal("e3 not-committed", "e4 not-committed");
    }

    [Fact]
    public void adds_what_is_supposed_to_be_recorded_last_with_its_anomalies()
    {
        var entry = Acts.Story.Entry("x1", "2025-04-01", new PaymentMade { Commitment = "c", Amount = 9.Usd() });

        var supposed = Told.With(entry);

        Outstanding(supposed).Should().Be(Nothing);
        Codes(Seen(supposed).Anomalies).Should().Equal("x1 more-than-outstanding")
            .And.Equal(Codes(Told.Record([entry], Now).Conflicts));
    }

    [Fact]
    public void names_the_later_entry_that_a_supposed_earlier_one_would_break()
    {
        var entry = Acts.Story.Entry("x1", "2025-02-15", new CommitmentReleased { Commitment = "c" });

        Codes(Seen(Told.With(entry)).Ungrounded).Should().Equal("e4 already-closed")
            .And.Equal(Codes(Told.Record([entry], Now).Conflicts));
    }

    [Fact]
    public void supposes_nothing_new_of_what_is_recorded()
    {
        var again = Acts.Story.Entry("e4", "2025-03-01", new PaymentMade { Commitment = "c", Amount = 12.Usd() });

        Told.With(again).Entries.Should().Equal(Told.Entries);
    }

    [Fact]
    public void cannot_suppose_that_an_entry_says_something_else()
    {
        var other = Acts.Story.Entry("e4", "2025-03-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() });

        FluentActions.Invoking(() => Told.With(other)).Should().Throw<ArgumentException>().WithMessage(
            "Entry e4 is recorded with other content, as version 4; the same id requires the same content.*");
    }

    [Fact]
    public void goes_on_from_what_was_supposed_before()
    {
        var payment = Acts.Story.Entry("x1", "2025-04-01", new PaymentMade { Commitment = "c", Amount = 9.Usd() });

        var supposed = Told.Without("e4").With(payment).Without("e3");

        Outstanding(supposed).Should().Be(1.Usd());
    }

    [Fact]
    public void keeps_rivals_one_claim_where_the_account_that_joins_them_is_left_out()
    {
        var rivals = APartnership.And("2025-01-03", Made(1.Usd())).Told("2025-01-03", Made(2.Usd()), Standing.Reported, rivals: "e2").Told("2025-01-03", Made(3.Usd()), Standing.Reported, rivals: "e2").History;

        var supposed = Seen(rivals.Without("e2"));

        supposed.Commitments.Should().ContainSingle().Which.Outstanding.Should().Be(2.Usd());
        supposed.Ungrounded.Concat(supposed.Anomalies).Should().BeEmpty();
    }

    [Fact]
    public void records_nothing_and_knows_what_it_can_leave_out()
    {
        Told.With(Acts.Story.Entry("x1", "2025-04-01", new PaymentMade { Commitment = "c", Amount = 1.Usd() }));

        Told.Version.Should().Be(4);
        FluentActions.Invoking(() => Told.Without("e9")).Should().Throw<ArgumentException>().WithMessage("partnership/p has no entry e9; only what is recorded can be left out.*");
    }

    [Fact]
    public void shows_the_figures_of_a_retraction_whatever_is_left_out() =>
        Gen.Select(RandomHistories.Of(10).Where(history => history.Version > 0), Gen.Int[0, 9]).Sample((history, which) =>
        {
            var entry = history.Entries[which % history.Version].Id;
            var retracted = history.Import([(new NewEntry { Id = "r", Event = new EntryRetracted { Entry = entry } }, DateTimeOffset.MaxValue)]).After;
            return Figures(history.Without(entry)).SequenceEqual(Figures(retracted));
        });

    private static DateTimeOffset Now => Told.KnownSince(Told.Version).AddDays(1);

    private static IEnumerable<string> Codes(IEnumerable<Anomaly> anomalies) =>
        anomalies.Select(anomaly => $"{anomaly.Entry} {anomaly.Code}");

    private static IEnumerable<string> Figures(History history) => Seen(history).Commitments.Select(RandomHistories.Seen);

    private static Amount Outstanding(History history) => Seen(history).Commitments.Single().Outstanding;

    private static Partnership Seen(History history) => (Partnership)history.AsOf(Viewpoint.Latest);
}
