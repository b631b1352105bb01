using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>What every position shows at a past viewpoint, beside what a specialist would write by hand on a table made for that question alone.</summary>
internal sealed class AskingThePortfolio : Comparison
{
    private FilledLedger? _ledger;
    private IdealTable? _ideal;

    public override string Name => "portfolio at a past (E, K)";

    public override string Reference => "the best hand-written SQL on an ideal table";

    public override Goal Goal => Goal.CostsAtMost(1.2);

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        _ideal = await IdealTable.OfAsync(_ledger);
        var (ours, theirs) = (await AskAsync(_ledger), await _ideal.ReadAsync(_ledger.Past));
        if (ours.Count == 0 || ours.Count != theirs.Count || ours.Sum(position => position.Figures.Counted.Min) != theirs.Sum(row => row.OutstandingMin))
            throw new InvalidOperationException($"The ledger shows {ours.Count} positions and the ideal table {theirs.Count}, or other amounts; they are measured only where they agree.");
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : AskAsync(_ledger);

    public override Task ReferenceAsync() => _ideal is null || _ledger is null ? Task.CompletedTask : _ideal.ReadAsync(_ledger.Past);

    private static async Task<IReadOnlyList<Position>> AskAsync(FilledLedger ledger) =>
        (await ledger.Store.Ledger.PositionsAsync(PositionScope.Everything, ledger.Past)).Value;
}
