using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RecordingABatch(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task keeps_the_entries_in_their_order_and_at_one_instant()
    {
        var stream = NewStream();
        var outcome = await _ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);

        outcome.Recorded.Select(entry => (entry.Id.ToString(), entry.Version)).Should().Equal(("formed", 1), ("made", 2));
        outcome.Recorded.Select(entry => entry.RecordedAt).Distinct().Should().Equal(LedgerFixture.Noon);
        (await _ledger.HistoryAsync(stream, Cancelled)).Entries.Should().BeEquivalentTo(outcome.Recorded, options => options.WithStrictOrdering());
    }
}
