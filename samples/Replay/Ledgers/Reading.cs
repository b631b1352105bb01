using Replay.CommandLine;
using Replay.Inputs;
using Replay.Terminals;

namespace Replay.Ledgers;

/// <summary>What a verb that only asks reads: the files named, into a fresh ledger; else the store that stays; else the bundled history.</summary>
internal static class Reading
{
    public static async Task<Histories> HistoriesAsync(Given given, Terminal terminal, bool isSilent, CancellationToken cancellationToken)
    {
        if (given.Histories.Count == 0 && given.Place.Stays)
        {
            await using var kept = await Opening.LedgerAsync(given.Place, isFresh: false, terminal, isSilent, cancellationToken);
            return await AllAsync(kept, terminal, isSilent, cancellationToken);
        }

        using var input = await HistoryInput.OpenAsync(given.Histories is { Count: > 0 } named ? named : [HistoryInput.Bundled], cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await Opening.LedgerAsync(given.Place, isFresh: true, terminal, isSilent, cancellationToken);
        var steps = new Steps(lines.Count) { AreSilent = isSilent };
        await Waiting.ForAsync(terminal, "Recording", steps, ledger.ImportAsync(lines, steps, cancellationToken));
        return await AllAsync(ledger, terminal, isSilent, cancellationToken);
    }

    /// <summary>Everything in a ledger, in memory.</summary>
    public static async Task<Histories> AllAsync(ILedger ledger, Terminal terminal, bool isSilent, CancellationToken cancellationToken) =>
        Histories.Of(await Waiting.ForAsync(terminal, "Reading", new Steps(0) { AreSilent = isSilent }, ledger.HistoriesAsync(cancellationToken).ToListAsync(cancellationToken).AsTask()));
}
