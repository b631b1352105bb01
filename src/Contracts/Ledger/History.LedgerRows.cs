namespace Contracts;

public sealed partial class History
{
    /// <summary>What every commitment shows on every day, as known at every moment, in as few rows as can be.</summary>
    /// <remarks>Rows are joined along effective days first, then along recorded instants. A row whose known span has ended never changes again.</remarks>
    /// <param name="evidence">Which facts are admitted.</param>
    public IReadOnlyList<LedgerRow> LedgerRows(EvidencePolicy evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        var closed = new List<LedgerRow>();
        var open = new List<LedgerRow>();
        foreach (var knownAt in _knownAt.Value.Distinct())
        {
            var slices = Slices(evidence, knownAt).ToHashSet();
            var goOn = open.Where(row => slices.Remove(row with { KnownFrom = knownAt })).ToList();
            closed.AddRange(open.Except(goOn).Select(row => row with { KnownTo = knownAt }));
            open = [.. goOn, .. slices];
        }

        return [.. closed.Concat(open).OrderBy(row => row.Commitment).ThenBy(row => row.KnownFrom).ThenBy(row => row.EffectiveFrom)];
    }

    /// <summary>What every commitment shows from day to day, as known at an instant.</summary>
    private IEnumerable<LedgerRow> Slices(EvidencePolicy evidence, DateTimeOffset knownAt)
    {
        var viewpoint = new Viewpoint { KnownAt = knownAt, Evidence = evidence };
        if (Aggregate.Empty(Stream, viewpoint) is not Partnership partnership)
            yield break;
        var current = new Dictionary<Id<Commitment>, LedgerRow>();
        foreach (var day in FactsInForce(viewpoint).GroupBy(fact => fact.TakesEffectOn))
        {
            foreach (var fact in day)
                partnership.Fold(fact);
            foreach (var commitment in partnership.Commitments)
            {
                var figures = commitment.Figures;
                if (current.TryGetValue(commitment.Id, out var row))
                {
                    if (row.Figures == figures)
                        continue;
                    yield return row with { EffectiveTo = day.Key };
                }

                current[commitment.Id] = new LedgerRow
                {
                    Stream = Stream, Commitment = commitment.Id, Figures = figures, EffectiveFrom = day.Key, EffectiveTo = null, KnownFrom = knownAt, KnownTo = null,
                };
            }
        }

        foreach (var row in current.Values)
            yield return row;
    }
}
