using Contracts.Tests.Cases;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class AnsweringTheWorkedCases(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    public static TheoryData<string> Names => [.. BitemporalCase.All.Select(worked => worked.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task gives_what_was_worked_out_by_hand(string name)
    {
        var worked = BitemporalCase.All.Single(worked => worked.Name == name);
        await fixture.WipeAsync();
        await _ledger.ImportAsync(worked.Lines, cancellationToken: Cancelled);

        foreach (var question in worked.Questions)
        {
            var board = (await _ledger.AsOf(question.Viewpoint).CommitmentsAsync(Cancelled)).Value;
            BitemporalCase.Outstanding(board).Should().Equal(question.Outstanding, "that is expected at {0}", question.Viewpoint);
            if (question.Anomalies is { } anomalies)
                BitemporalCase.Anomalies(board).Should().Equal(anomalies);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task keeps_the_same_histories_as_memory(string name)
    {
        var worked = BitemporalCase.All.Single(worked => worked.Name == name);
        await fixture.WipeAsync();
        await _ledger.ImportAsync(worked.Lines, cancellationToken: Cancelled);

        var inMemory = Histories.Empty.Import(worked.Lines, LedgerFixture.Noon);
        (await _ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled)).SelectMany(history => history.Entries).Should().Equal(
            inMemory.SelectMany(history => history.Entries), (one, other) => one.SaysTheSameAs(other) && one.Version == other.Version && one.RecordedAt == other.RecordedAt);
    }
}
