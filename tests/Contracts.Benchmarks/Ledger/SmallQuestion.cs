using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Ledger;

/// <summary>A question whose answer is small however large the ledger is.</summary>
/// <param name="Name">What is asked for.</param>
/// <param name="Ask">Asks it; the answer's number of rows.</param>
internal sealed record SmallQuestion(string Name, Func<FilledLedger, Task<int>> Ask)
{
    private const int PageSize = 100;

    private static readonly PositionFilter BySize = new() { Unit = AmountUnit.Usd, Order = PositionOrder.Size };

    public static SmallQuestion Total { get; } = new("total exposure at a past (E, K)", async ledger =>
        (await ledger.Store.Ledger.AsOf(ledger.Past).TotalAsync(AmountUnit.Usd)).Value is null ? 0 : 1);

    public static SmallQuestion Commitment { get; } = new("one commitment", async ledger =>
        (await ledger.Store.Ledger.PositionsAsync(PositionScope.Of(StreamKey.Partnership("p7"), (Id<Commitment>)"d1-spend"), ledger.Past)).Value.Count);

    public static SmallQuestion Page { get; } = new("a page of 100 positions by size, today", ledger => PageAsync(ledger, ledger.Today));

    public static SmallQuestion PastPage { get; } = new("a page of 100 positions by size, at a past (E, K)", ledger => PageAsync(ledger, ledger.Past));

    public static SmallQuestion KeyPage { get; } = new("a page of 100 positions by key, today", async ledger =>
        (await ledger.Store.Ledger.AsOf(ledger.Today).PositionPageAsync(new PositionFilter(), PageSize)).Value.Values.Count);

    public static SmallQuestion Due { get; } = new("due in the next 30 days for one party, today", ledger => DueAsync(ledger, ledger.Today));

    public static SmallQuestion PastDue { get; } = new("due in the next 30 days for one party, at a past (E, K)", ledger => DueAsync(ledger, ledger.Past));

    public Task AskAsync(FilledLedger ledger) => Ask(ledger);

    /// <summary>Asks once.</summary>
    /// <exception cref="InvalidOperationException">The answer is empty, and would be measured as nothing.</exception>
    public async Task CheckAsync(FilledLedger ledger)
    {
        if (await Ask(ledger) == 0)
            throw new InvalidOperationException($"There is no answer to '{Name}'; it is measured only where there is one.");
    }

    private static async Task<int> PageAsync(FilledLedger ledger, Viewpoint viewpoint) =>
        (await ledger.Store.Ledger.AsOf(viewpoint).PositionPageAsync(BySize, PageSize)).Value.Values.Count;

    private static async Task<int> DueAsync(FilledLedger ledger, Viewpoint viewpoint) =>
        (await ledger.Store.Ledger.AsOf(viewpoint).UpcomingAsync(30, "customer-7")).Value.Count;
}
