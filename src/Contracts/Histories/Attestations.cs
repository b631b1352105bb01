namespace Contracts;

/// <summary>The confirmations and disputes of facts that are in force.</summary>
internal sealed class Attestations
{
    private readonly Dictionary<int, List<Id<Party>>> _confirmedBy = [];
    private readonly HashSet<int> _disputed = [];
    private readonly bool[] _concerns;
    private readonly Claims? _claims;
    private readonly Lazy<HashSet<Id<Party>>> _parties;

    /// <summary>Applies every control entry in force, in order.</summary>
    /// <param name="entries">The known entries.</param>
    /// <param name="others">The indexes of the entries that are not facts.</param>
    /// <param name="inForce">Tests whether the entry at an index is in force.</param>
    /// <param name="factOf">
    /// Finds the index of the fact that a control entry concerns; less than 0 if there is none.
    /// </param>
    /// <param name="claims">The claims; null if each fact is one of its own.</param>
    /// <param name="facts">The events of the facts in force.</param>
    public Attestations(
        ArraySegment<Entry> entries,
        ReadOnlySpan<int> others,
        Func<int, bool> inForce,
        Func<int, ControlEvent, int> factOf,
        Claims? claims,
        IEnumerable<FactEvent> facts)
    {
        _claims = claims;
        _concerns = new bool[entries.Count];
        _parties = new(() => PartiesTo(entries[0].Stream, facts));
        foreach (var i in others)
        {
            if (!inForce(i) || entries[i].Event is not ControlEvent control
                || factOf(i, control) is var fact && fact < 0)
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
                    _disputed.Add(ClaimOf(fact));
                    break;
                case DisputeResolved:
                    _disputed.Remove(ClaimOf(fact));
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>True if a control entry in force concerns the fact.</summary>
    public bool Concerns(int fact) => _concerns[fact] || IsDisputed(fact);

    /// <summary>
    /// True if a dispute of the fact, or of any account of the same claim, is in force: a figure never gets firmer by
    /// losing a witness.
    /// </summary>
    public bool IsDisputed(int fact) => _disputed.Contains(ClaimOf(fact));

    private int ClaimOf(int fact) => _claims?.Of(fact) ?? fact;

    /// <summary>
    /// The standing of a fact after confirmations: a party's makes it confirmed, another's raises alleged to reported.
    /// </summary>
    public Standing StandingOf(int fact, Standing stated) =>
        !_confirmedBy.TryGetValue(fact, out var parties) ? stated
        : parties.Any(_parties.Value.Contains) ? Standing.Confirmed
        : stated == Standing.Alleged ? Standing.Reported
        : stated;

    /// <summary>
    /// The parties to a stream: those that formed or joined the partnership; if no forming is known, all parties named.
    /// </summary>
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
