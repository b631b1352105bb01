using static Contracts.Tests.Acts.Given;

namespace Contracts.Tests.Questions;

public sealed class LookingUpACommitment
{
    private static readonly Histories Told = Histories.Of([ACommitment(5.Usd()).History]);

    [Fact]
    public void gives_the_one_that_is_made()
    {
        var board = Told.AsOf(Viewpoint.Latest);

        board["p", "c"].Outstanding.Should().Be(5.Usd());
        board.Find("p", "c").Should().BeSameAs(board["p", "c"]).And.BeSameAs(board.Partnerships.Single()["c"]);
    }

    [Fact]
    public void finds_none_that_is_not_made_by_the_day()
    {
        var before = Told.AsOf(Viewpoint.On(new DateOnly(2025, 1, 2)));

        before.Find("p", "c").Should().BeNull();
        before.Find("q", "c").Should().BeNull();
    }

    [Fact]
    public void says_of_which_day_and_instant_there_is_none()
    {
        var inJune = new DateTimeOffset(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);
        var viewpoint = Viewpoint.On(new DateOnly(2025, 1, 2), inJune) with { Evidence = EvidencePolicy.PartiesOnly };

        Refusal(() => Told.AsOf(viewpoint)["p", "c"]).Should().Be(
            "Commitment c of partnership/p is not made as of 2025-01-02, as far as was known at 2025-06-01T12:00:00Z, "
            + "evidence: parties; only one that is made can be looked up.");
    }

    [Fact]
    public void says_in_words_that_a_viewpoint_has_no_end()
    {
        const string Sentence = "Commitment x of partnership/p is not made as of the last day, as far as is known now; "
            + "only one that is made can be looked up.";
        var lastInstant = RecordedInstant.Truncate(DateTimeOffset.MaxValue);

        Refusal(() => Told.AsOf(Viewpoint.Latest)["p", "x"]).Should().Be(Sentence);
        Refusal(() => Told.AsOf(Viewpoint.Latest).Partnerships.Single()["x"]).Should().Be(Sentence);
        $"{Viewpoint.Latest with { KnownAt = lastInstant }}".Should().Be("as of the last day, as far as is known now");
    }

    private static string Refusal(Func<Commitment> lookUp) => lookUp.Should().Throw<KeyNotFoundException>().Which.Message;
}
