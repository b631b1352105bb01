namespace Replay;

/// <summary>What a verb that only asks reads: the files named, into a fresh ledger; else the store that stays; else the bundled history.</summary>
internal static class Reading
{
    /// <summary>All of it, in memory.</summary>
    public static async Task<Histories> HistoriesAsync(Given given, Terminal terminal, bool isSilent, CancellationToken cancellationToken)
    {
        await using var ledger = await LedgerAsync(given, terminal, isSilent, cancellationToken);
        return await AllAsync(ledger, terminal, isSilent, cancellationToken);
    }

    /// <summary>The ledger that holds it.</summary>
    public static async Task<ILedger> LedgerAsync(Given given, Terminal terminal, bool isSilent, CancellationToken cancellationToken)
    {
        if (given.Histories.Count == 0 && given.Place.Stays)
            return await Opening.LedgerAsync(given.Place, isFresh: false, terminal, isSilent, cancellationToken);

        using var input = await HistoryInput.OpenAsync(given.Histories is { Count: > 0 } named ? named : [HistoryInput.Bundled], cancellationToken);
        var steps = new Steps(input.Count(cancellationToken)) { AreSilent = isSilent };
        var ledger = await Opening.LedgerAsync(given.Place, isFresh: true, terminal, isSilent, cancellationToken);
        try
        {
            await Waiting.ForAsync(terminal, "Recording", steps, ledger.ImportAsync(input.ReadEach(cancellationToken), steps, cancellationToken));
            return ledger;
        }
        catch
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    /// <summary>Everything in a ledger, in memory.</summary>
    public static async Task<Histories> AllAsync(ILedger ledger, Terminal terminal, bool isSilent, CancellationToken cancellationToken) =>
        Histories.Of(await Waiting.ForAsync(terminal, "Reading", new Steps(0) { AreSilent = isSilent }, ledger.HistoriesAsync(cancellationToken).ToListAsync(cancellationToken).AsTask()));
}
