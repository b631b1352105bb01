using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

/// <summary>What is on the heap counts here, so that nothing else runs meanwhile.</summary>
[Collection(nameof(ImportingInFlatMemory))]
[CollectionDefinition(nameof(ImportingInFlatMemory), DisableParallelization = true)]
public sealed class ImportingInFlatMemory(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task holds_no_more_of_a_history_that_is_four_times_as_long()
    {
        var ledger = fixture.LedgerIn("flat");
        var one = await HeldAsync(ledger, first: 0, streams: 750);
        var four = await HeldAsync(ledger, first: 1000, streams: 3000);

        four.Should().BeLessThan(one + (16 * 1024 * 1024), "a line more on the heap for each of 27,000 entries with texts of 2,000 characters is 100 MB more");
    }

    /// <summary>The most bytes on the heap while lines of many streams, one after the other from each, are taken in.</summary>
    private static async Task<long> HeldAsync(IContractLedger ledger, int first, int streams)
    {
        var held = 0L;
        var lines = Enumerable.Range(0, 9).SelectMany(i => Enumerable.Range(first, streams).Select(stream => Line(
            StreamKey.Partnership($"flat-{stream}"), (i == 0 ? Made(id: "e0") : Increased(1, $"e{i}")) with { RecordedBy = new string('x', 2000) }, Noon.AddDays(-9))));
        await ledger.ImportAsync(lines, new Told(_ => held = Math.Max(held, GC.GetTotalMemory(forceFullCollection: true))), Cancelled);
        return held;
    }

    private sealed class Told(Action<ImportProgress> tell) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => tell(value);
    }
}
