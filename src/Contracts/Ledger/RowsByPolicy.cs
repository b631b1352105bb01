namespace Contracts;

/// <summary>
/// The ledgers of one stream under the named policies, which share one until their answers can differ.
/// </summary>
internal sealed class RowsByPolicy
{
    private readonly History _history;
    private readonly Dictionary<NamedPolicies, StreamSlices> _own = [];
    private readonly StreamSlices _shared;
    private NamedPolicies _parted;
    private int _version;

    public RowsByPolicy(History history, int since)
    {
        _history = history;
        _version = since;
        _parted = Telling(0, since);
        _shared = At(EvidencePolicy.All, since);
        foreach (var policy in Single(_parted))
            _own.Add(policy, At(Of(policy), since));
    }

    public IEnumerable<LedgerStep> Steps(IEnumerable<(DateTimeOffset KnownAt, int Version)> moments)
    {
        foreach (var (knownAt, version) in moments)
        {
            var parted = Telling(_version, version) & ~_parted;
            foreach (var policy in Single(parted))
                _own.Add(policy, At(Of(policy), _version));
            _parted |= parted;
            var changes = new List<LedgerChange> { Change(NamedPolicies.Every & ~_parted, _shared.LearnTo(version)) };
            changes.AddRange(_own.Select(own => Change(own.Key, own.Value.LearnTo(version))));
            _version = version;
            yield return new LedgerStep
            {
                KnownAt = knownAt,
                Parted = parted,
                Changes = [.. changes.Where(change => change.Ended.Count + change.Begun.Count > 0)],
            };
        }
    }

    /// <summary>The policies whose answer can differ because of some entries.</summary>
    private NamedPolicies Telling(int after, int version)
    {
        var telling = NamedPolicies.None;
        for (var i = after; i < version; i++)
        {
            var entry = _history.Entries[i];
            telling |= entry.Event is EntryDisputed ? NamedPolicies.ExcludeDisputed
                : entry.Event is not (FactEvent or EntryCorrected) ? NamedPolicies.None
                : entry.Standing == Standing.Alleged ? NamedPolicies.PartiesOnly | NamedPolicies.PartiesAndPress
                : entry.Standing == Standing.Reported ? NamedPolicies.PartiesOnly
                : NamedPolicies.None;
        }

        return telling;
    }

    private StreamSlices At(EvidencePolicy evidence, int version)
    {
        var slices = new StreamSlices(_history, evidence);
        slices.LearnTo(version);
        return slices;
    }

    private static LedgerChange Change(
        NamedPolicies policies, (List<LedgerSlice> Ended, List<LedgerSlice> Begun) difference) =>
        new() { Policies = policies, Ended = difference.Ended, Begun = difference.Begun };

    private static IEnumerable<NamedPolicies> Single(NamedPolicies policies) =>
        EvidencePolicy.Named.Select(evidence => evidence.AsNamed).Where(policy => policies.HasFlag(policy));

    private static EvidencePolicy Of(NamedPolicies policy) =>
        EvidencePolicy.Named.First(evidence => evidence.AsNamed == policy);
}
