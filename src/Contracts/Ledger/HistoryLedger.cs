namespace Contracts;

/// <summary>The ledger rows of one stream: rectangles of effective days and recorded instants.</summary>
public static class HistoryLedger
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>
        /// Every position and item on every day, as known at every instant, in as few rows as possible.
        /// </summary>
        /// <remarks>
        /// Rows are joined along effective days first, then along recorded instants. A row whose known span has ended
        /// never changes again.
        /// </remarks>
        /// <param name="evidence">The policy that admits facts.</param>
        /// <returns>The rows by key, known span and day; empty for an offering.</returns>
        public IReadOnlyList<LedgerRow> LedgerRows(EvidencePolicy evidence)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(evidence);
            var closed = new List<LedgerRow>();
            var open = new Dictionary<LedgerSlice, DateTimeOffset>();
            if (!history.Stream.HasRows)
                return closed;
            var slices = new StreamSlices(history, evidence);
            foreach (var (knownAt, version) in history.Moments(since: 0))
            {
                var (ended, begun) = slices.LearnTo(version);
                foreach (var slice in ended)
                {
                    if (open.Remove(slice, out var from))
                        closed.Add(RowOf(slice, from, knownAt));
                }

                foreach (var slice in begun)
                    open.Add(slice, knownAt);
            }

            return
            [
                .. closed.Concat(open.Select(row => RowOf(row.Key, row.Value, knownTo: null)))
                    .OrderBy(row => row.Slice.Key)
                    .ThenBy(row => row.KnownFrom)
                    .ThenBy(row => row.Slice.EffectiveFrom),
            ];

            LedgerRow RowOf(LedgerSlice slice, DateTimeOffset knownFrom, DateTimeOffset? knownTo) => new()
            {
                Stream = history.Stream,
                Slice = slice,
                KnownFrom = knownFrom,
                KnownTo = knownTo,
            };
        }

        /// <summary>The steps by which later entries change the ledger under each named policy.</summary>
        /// <remarks>Applied step by step, they give the rows of <see cref="LedgerRows"/>.</remarks>
        /// <param name="since">The last version in the ledger; 0 for an empty ledger.</param>
        /// <returns>
        /// A step for each instant at which something was learned; empty for an offering.
        /// </returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
        internal IEnumerable<LedgerStep> LedgerSteps(int since)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(since);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(since, history.Version);
            return history.Stream.HasRows
                ? new RowsByPolicy(history, since).Steps(history.Moments(since))
                : [];
        }

        /// <summary>The instants at which entries after a version were learned, each with its last version.</summary>
        internal IEnumerable<(DateTimeOffset KnownAt, int Version)> Moments(int since)
        {
            for (var version = since + 1; version <= history.Version; version++)
            {
                var knownAt = history.KnownSince(version);
                if (version == history.Version || history.KnownSince(version + 1) != knownAt)
                    yield return (knownAt, version);
            }
        }

        /// <summary>The instants at which entries were learned, up to one of them, inclusive.</summary>
        internal IEnumerable<DateTimeOffset> InstantsUpTo(DateTimeOffset last) =>
            history.Moments(since: 0).Select(moment => moment.KnownAt).TakeWhile(knownAt => knownAt <= last);
    }
}
