namespace Contracts;

/// <summary>What was said about facts: who confirmed them, and whether they are disputed.</summary>
internal sealed class Attestations
{
    private readonly Dictionary<int, List<Id<Party>>> _confirmedBy = [];
    private readonly HashSet<int> _disputed = [];
    private readonly bool[] _concerns;
    private readonly Lazy<HashSet<Id<Party>>> _parties;

    /// <summary>Hears every control entry in force, in order.</summary>
    /// <param name="entries">The known entries.</param>
    /// <param name="others">Where those stand that are no facts.</param>
    /// <param name="inForce">Whether the entry at an index is in force.</param>
    /// <param name="factOf">The index of the fact that an entry's reference concerns, or less than 0.</param>
    /// <param name="facts">What the facts in force say.</param>
    public Attestations(ArraySegment<Entry> entries, ReadOnlySpan<int> others, Func<int, bool> inForce, Func<int, EntryId, int> factOf, IEnumerable<FactEvent> facts)
    {
        _concerns = new bool[entries.Count];
        _parties = new(() => PartiesTo(entries[0].Stream, facts));
        foreach (var i in others)
        {
            if (!inForce(i) || entries[i].Event is not ControlEvent control || factOf(i, control.Entry) is var fact && fact < 0)
                continue;
            _concerns[fact] = true;
            switch (control)
            {
                case EntryConfirmed confirmed when _confirmedBy.TryGetValue(fact, out var parties):
                    parties.Add(confirmed.ByParty);
                    break;
                case EntryConfirmed confirmed:
                    _confirmedBy.Add(fact, [confirmed.ByParty]);
                    break;
                case EntryDisputed:
                    _disputed.Add(fact);
                    break;
                case DisputeResolved:
                    _disputed.Remove(fact);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Whether anything was said about a fact.</summary>
    public bool Concerns(int fact) => _concerns[fact];

    public bool IsDisputed(int fact) => _disputed.Contains(fact);

    /// <summary>A party's word makes a fact confirmed; anybody else's lifts an allegation to a report.</summary>
    public Standing StandingOf(int fact, Standing stated) =>
        !_confirmedBy.TryGetValue(fact, out var parties) ? stated
        : parties.Any(_parties.Value.Contains) ? Standing.Confirmed
        : stated == Standing.Alleged ? Standing.Reported
        : stated;

    /// <summary>Those who formed or joined the partnership; where no forming is known, those whom the facts name.</summary>
    private static HashSet<Id<Party>> PartiesTo(StreamKey stream, IEnumerable<FactEvent> facts)
    {
        if (stream.Kind == StreamKind.Organization)
            return [stream.Slug];
        var isFormed = false;
        var members = new HashSet<Id<Party>>();
        foreach (var fact in facts)
        {
            isFormed |= fact is PartnershipFormed;
            if (fact is PartnershipFormed or PartyJoined)
                members.UnionWith(fact.PartiesNamed);
        }

        return isFormed ? members : [.. facts.SelectMany(fact => fact.PartiesNamed)];
    }
}
