namespace Contracts;

/// <summary>The positions of one stream as rectangles of effective days and recorded instants.</summary>
public static class HistoryLedger
{
    /// <param name="history">The stream's history.</param>
    extension(History history)
    {
        /// <summary>What every position shows on every day, as known at every moment, in as few rows as can be.</summary>
        /// <remarks>Rows are joined along effective days first, then along recorded instants. A row whose known span has ended never changes again.</remarks>
        /// <param name="evidence">Which facts are admitted.</param>
        /// <returns>The rows by position, known span and day; none but of a partnership.</returns>
        public IReadOnlyList<LedgerRow> LedgerRows(EvidencePolicy evidence)
        {
            ArgumentNullException.ThrowIfNull(history);
            ArgumentNullException.ThrowIfNull(evidence);
            var closed = new List<LedgerRow>();
            var open = new Dictionary<LedgerSlice, DateTimeOffset>();
            if (history.Stream.Kind != StreamKind.Partnership)
                return closed;
            var slices = new StreamSlices(history, evidence);
            foreach (var (knownAt, version) in history.Moments(since: 0))
            {
                var (ended, begun) = slices.LearnTo(version);
                foreach (var slice in ended)
                {
                    if (open.Remove(slice, out var from))
                        closed.Add(new LedgerRow { Stream = history.Stream, Slice = slice, KnownFrom = from, KnownTo = knownAt });
                }

                foreach (var slice in begun)
                    open.Add(slice, knownAt);
            }

            return
            [
                .. closed.Concat(open.Select(row => new LedgerRow { Stream = history.Stream, Slice = row.Key, KnownFrom = row.Value, KnownTo = null }))
                    .OrderBy(row => row.Slice.Position).ThenBy(row => row.KnownFrom).ThenBy(row => row.Slice.EffectiveFrom),
            ];
        }

        /// <summary>How the ledger changes, under each named policy, with what was learned after a version.</summary>
        /// <remarks>Kept up step by step, the rows are those of <see cref="LedgerRows"/>.</remarks>
        /// <param name="since">The last version whose entries the ledger shows; 0 for an empty ledger.</param>
        /// <returns>A step for each instant at which something was learned; none but of a partnership.</returns>
        /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
        internal IEnumerable<LedgerStep> LedgerSteps(int since)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(since);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(since, history.Version);
            return history.Stream.Kind == StreamKind.Partnership ? new RowsByPolicy(history, since).Steps(history.Moments(since)) : [];
        }

        /// <summary>Each instant at which something after a version was learned, with the last version learned at it.</summary>
        internal IEnumerable<(DateTimeOffset KnownAt, int Version)> Moments(int since)
        {
            for (var version = since + 1; version <= history.Version; version++)
            {
                if (version == history.Version || history.KnownSince(version + 1) != history.KnownSince(version))
                    yield return (history.KnownSince(version), version);
            }
        }
    }
}
