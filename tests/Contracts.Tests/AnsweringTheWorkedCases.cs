using Contracts.Tests.Cases;

namespace Contracts.Tests;

public sealed class AnsweringTheWorkedCases
{
    private static readonly DateTimeOffset Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. BitemporalCase.All.Select(worked => worked.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void gives_what_was_worked_out_by_hand(string name)
    {
        var worked = BitemporalCase.All.Single(worked => worked.Name == name);
        var histories = Histories.Empty.Import(worked.Lines, Now);

        foreach (var question in worked.Questions)
        {
            var board = histories.AsOf(question.Viewpoint);
            BitemporalCase.Outstanding(board).Should().Equal(question.Outstanding, "that is expected at {0}", question.Viewpoint);
            if (question.Anomalies is { } anomalies)
                BitemporalCase.Anomalies(board).Should().Equal(anomalies);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void makes_the_rows_and_finds_the_differences_that_were_worked_out_by_hand(string name)
    {
        var worked = BitemporalCase.All.Single(worked => worked.Name == name);
        var histories = Histories.Empty.Import(worked.Lines, Now);

        if (worked.Rectangles is { } rectangles)
            histories.SelectMany(history => history.LedgerRows(EvidencePolicy.All)).Where(row => row.Slice.Figures is PositionFigures).Select(BitemporalCase.Rectangle).Should().BeEquivalentTo(rectangles);
        foreach (var difference in worked.Differences)
            histories.SelectMany(history => history.Changes(difference.Earlier, difference.Later)).Select(BitemporalCase.Changed).Should().Equal(difference.Changes);
    }

    [Fact]
    public void covers_every_case() => (BitemporalCase.All.Count, BitemporalCase.All.Count(worked => worked.Rectangles is not null), BitemporalCase.All.Sum(worked => worked.Differences.Count)).Should().Be((30, 4, 4));
}
