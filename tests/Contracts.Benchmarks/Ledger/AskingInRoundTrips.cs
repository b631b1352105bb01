using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;

namespace Contracts.Benchmarks.Ledger;

/// <summary>A question whose answer is small however large the ledger is, beside one empty round trip.</summary>
internal sealed class AskingInRoundTrips(SmallQuestion question, Goal goal) : Comparison
{
    private FilledLedger? _ledger;

    public override string Name => question.Name;

    public override string Reference => "one empty round trip (select 1)";

    public override Goal Goal => goal;

    public override async Task PrepareAsync(Place place)
    {
        _ledger = await place.LedgerAsync(place.Scale.Entries);
        await question.CheckAsync(_ledger);
    }

    public override Task OursAsync() => _ledger is null ? Task.CompletedTask : question.AskAsync(_ledger);

    public override Task ReferenceAsync() => _ledger?.ScalarAsync<int>("select 1") ?? Task.CompletedTask;
}
