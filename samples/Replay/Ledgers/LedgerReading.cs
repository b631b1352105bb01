namespace Replay;

/// <summary>
/// Reads the histories that a question is about: those of the files named, from a ledger of their own; without files,
/// those of the persistent store; without a persistent store, the bundled history.
/// </summary>
internal static class LedgerReading
{
    extension(ParsedOptions options)
    {
        /// <summary>Reads all histories into memory.</summary>
        public async Task<Histories> ReadHistoriesAsync(Terminal terminal, CancellationToken cancellationToken)
        {
            await using var ledger = await options.OpenLedgerAsync(terminal, cancellationToken);
            return await ledger.ReadAllAsync(terminal, cancellationToken);
        }

        /// <summary>Opens the ledger that holds the histories.</summary>
        public async Task<ILedger> OpenLedgerAsync(Terminal terminal, CancellationToken cancellationToken)
        {
            if (options.Histories.Count == 0 && options.Store.IsPersistent)
                return await options.Store.OpenAsync(isFresh: false, terminal, cancellationToken);

            using var input = await HistoryInput.OpenOrBundledAsync(options.Histories, cancellationToken);
            var steps = new ProgressCounter(input.Count(cancellationToken));
            var ledger = await options.Store.OpenAsync(isFresh: true, terminal, cancellationToken);
            try
            {
                var import = ledger.ImportAsync(input.ReadEach(cancellationToken), steps, cancellationToken);
                await terminal.ShowProgressAsync("Recording", steps, import);
                return ledger;
            }
            catch
            {
                await ledger.DisposeAsync();
                throw;
            }
        }
    }

    extension(ILedger ledger)
    {
        /// <summary>Reads all histories of a ledger into memory.</summary>
        public async Task<Histories> ReadAllAsync(Terminal terminal, CancellationToken cancellationToken)
        {
            var read = ledger.HistoriesAsync(cancellationToken).ToListAsync(cancellationToken).AsTask();
            return Histories.Of(await terminal.ShowProgressAsync("Reading", read));
        }
    }
}
