using Contracts.Benchmarks.Folding;
using Contracts.Benchmarks.Importing;
using Contracts.Benchmarks.Ledger;
using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Reading;
using Contracts.Benchmarks.Recording;
using Contracts.Storage;

namespace Contracts.Benchmarks;

/// <summary>The rows of the table, in its order. A new row is a <see cref="Comparison"/> and a line here.</summary>
internal static class Rows
{
    // Beyond that, one rebuild takes a quarter of an hour.
    private const int Many = 1_000_000;

    /// <summary>The most round trips that a page may cost, as known now and at a past viewpoint.</summary>
    private const int Now = 30;
    private const int Past = 300;

    public static IReadOnlyList<Comparison> Of(Scale scale) =>
    [
        new FoldingAHistory(hasControls: false, Measure.Time),
        new FoldingAHistory(hasControls: false, Measure.Memory),
        new FoldingAHistory(hasControls: true, Measure.Time),
        new FoldingAHistory(hasControls: true, Measure.Memory),
        .. Recording(LedgerUpkeep.Off),
        .. Recording(LedgerUpkeep.Inline),
        new ImportingAHistory(),
        new HoldingAnImport(),
        new ImportingAtRandom(Measure.Time),
        new ImportingAtRandom(Measure.Held),
        .. PortfolioQuestions.All.Select(question => new AskingAQuestion(question)),
        new AskingInRoundTrips(SmallQuestion.Page, Goal.CostsAtMost(Now)),
        new AskingInRoundTrips(SmallQuestion.PastPage, Goal.CostsAtMost(Past)),
        new AskingInRoundTrips(SmallQuestion.KeyPage, Goal.CostsAtMost(Now)),
        new AskingInRoundTrips(SmallQuestion.Due, Goal.CostsAtMost(Now)),
        new AskingInRoundTrips(SmallQuestion.PastDue, Goal.CostsAtMost(Past)),
        new AskingInRoundTrips(SmallQuestion.Total, Goal.CostsAtMost(10)),
        new AggregatingLive(),
        new AskingAgain(),
        new AskingOnePartnership(isAgain: false),
        new AskingOnePartnership(isAgain: true),
        new Rebuilding(),
        new RebuildingByDaemon(),
        new Storing(isAtTheBound: false),
        new Storing(isAtTheBound: true),
        .. scale.Growth.SelectMany(Growth),
    ];

    private static IEnumerable<Growing> Growth(int entries) =>
    [
        .. new[] { SmallQuestion.Commitment, SmallQuestion.Total, SmallQuestion.Page, SmallQuestion.KeyPage, SmallQuestion.Due }
            .Select(question => new Growing(question.Name, question.AskAsync, entries, isFlat: true)),
        new Growing("positions", ledger => ledger.Store.Ledger.PositionsAsync(PositionScope.Everything, ledger.Past), entries, isFlat: false, isLong: entries > Many),
        new Growing("exposure", ledger => ledger.Store.Ledger.ExposureAsync(ledger.Past), entries, isFlat: false, isLong: entries > Many),
        .. entries <= Many ? [new Growing("rebuild", ledger => ledger.Store.Ledger.RebuildAsync(), entries, isFlat: false, isLong: true)] : Array.Empty<Growing>(),
    ];

    private static IEnumerable<RecordingABatch> Recording(LedgerUpkeep upkeep) =>
        from length in new[] { 10, 100 }
        from batch in new[] { 1, 10, 100 }
        select new RecordingABatch(batch, length, upkeep);
}
