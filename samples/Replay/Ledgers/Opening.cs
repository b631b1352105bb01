using Replay.Terminals;

namespace Replay.Ledgers;

/// <summary>Opens the ledger of a place.</summary>
internal static class Opening
{
    /// <param name="place">Where it lives.</param>
    /// <param name="isFresh">Whether it is to be empty, and gone when it is closed, even in a place that stays.</param>
    /// <param name="terminal">Shows how the start goes.</param>
    /// <param name="isSilent">Whether nothing is said where nobody watches.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<ILedger> LedgerAsync(StorePlace place, bool isFresh, Terminal terminal, bool isSilent, CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        return new MemoryLedger();
    }
}
