namespace Contracts;

public sealed partial class History
{
    /// <summary>The version of the rules by which histories fold. What another version made of the same entries may differ.</summary>
    public const int FoldVersion = 1;

    /// <summary>What every position shows on every day, as known at every moment, in as few rows as can be.</summary>
    /// <remarks>Rows are joined along effective days first, then along recorded instants. A row whose known span has ended never changes again.</remarks>
    /// <param name="evidence">Which facts are admitted.</param>
    /// <returns>The rows by position, known span and day; none but of a partnership.</returns>
    public IReadOnlyList<LedgerRow> LedgerRows(EvidencePolicy evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var closed = new List<LedgerRow>();
        var open = new Dictionary<LedgerSlice, DateTimeOffset>();
        if (Stream.Kind != StreamKind.Partnership)
            return closed;
        var slices = new StreamSlices(this, evidence);
        foreach (var (knownAt, version) in Moments(since: 0))
        {
            var (ended, begun) = slices.LearnTo(version);
            foreach (var slice in ended)
            {
                if (open.Remove(slice, out var from))
                    closed.Add(new LedgerRow { Stream = Stream, Slice = slice, KnownFrom = from, KnownTo = knownAt });
            }

            foreach (var slice in begun)
                open.Add(slice, knownAt);
        }

        return
        [
            .. closed.Concat(open.Select(row => new LedgerRow { Stream = Stream, Slice = row.Key, KnownFrom = row.Value, KnownTo = null }))
                .OrderBy(row => row.Slice.Position).ThenBy(row => row.KnownFrom).ThenBy(row => row.Slice.EffectiveFrom),
        ];
    }

    /// <summary>How the ledger changes, under each named policy, with what was learned after a version.</summary>
    /// <remarks>Kept up step by step, the rows are those of <see cref="LedgerRows"/>.</remarks>
    /// <param name="since">The last version whose entries the ledger shows; 0 for an empty ledger.</param>
    /// <returns>A step for each instant at which something was learned; none but of a partnership.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public IEnumerable<LedgerStep> LedgerSteps(int since)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(since);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(since, Version);
        return Stream.Kind == StreamKind.Partnership ? new PolicyLedgers(this, since).Steps(Moments(since)) : [];
    }

    /// <summary>Each instant at which something after a version was learned, with the last version learned at it.</summary>
    internal IEnumerable<(DateTimeOffset KnownAt, int Version)> Moments(int since)
    {
        for (var version = since + 1; version <= Version; version++)
        {
            if (version == Version || KnownSince(version + 1) != KnownSince(version))
                yield return (KnownSince(version), version);
        }
    }

    /// <summary>The facts that speak in the first versions, in the order in which they hold.</summary>
    internal List<FactInForce> FactsThatSpeak(int version, EvidencePolicy evidence) =>
        new Knowledge(new ArraySegment<Entry>(_entries, 0, version), _stated.Value, Index, _leftOut).FactsThatSpeak(evidence);

    /// <summary>
    /// The facts of the versions after one, in the order in which they hold; null where something is said about other entries, or rivals one,
    /// and so may change what was known before.
    /// </summary>
    internal IReadOnlyList<FactInForce>? FactsAtTheEnd(int after, int version, EvidencePolicy evidence)
    {
        if (_leftOut.Count > 0)
            return null;
        var facts = new List<FactInForce>(version - after);
        for (var i = after; i < version; i++)
        {
            var entry = _entries[i];
            if (entry.Event is not FactEvent || entry.Rivals is not null)
                return null;
            var fact = new FactInForce(entry, entry, entry.Standing, isDisputed: false);
            if (evidence.Admits(fact))
                facts.Add(fact);
        }

        FactInForce.Sort(facts);
        return facts;
    }
}
