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

    [Fact]
    public void covers_every_case() => BitemporalCase.All.Count.Should().Be(30);
}
