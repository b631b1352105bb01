using System.Runtime.InteropServices;

namespace Contracts;

/// <summary>The facts grouped into claims: accounts of the same thing, of which one speaks.</summary>
internal sealed class Claims
{
    private readonly IReadOnlyList<FactInForce> _facts;
    private readonly int[] _leader;

    public Claims(ArraySegment<Entry> entries, Func<EntryId, int> indexOf, IReadOnlyList<FactInForce> facts)
    {
        _facts = facts;
        _leader = [.. Enumerable.Range(0, entries.Count)];
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is { Event: FactEvent, Rivals: { } rival }
                && indexOf(rival) is var other and >= 0 && other < i && entries[other].Event is FactEvent)
                _leader[Math.Max(Leader(i), Leader(other))] = Math.Min(Leader(i), Leader(other));
        }
    }

    /// <summary>The admitted account that speaks for each claim, in folding order.</summary>
    public List<FactInForce> Speak(EvidencePolicy evidence)
    {
        var speaking = new List<FactInForce>();
        foreach (var claim in _facts.ToLookup(fact => Leader(fact.Place - 1)))
        {
            var inForce = claim.ToList();
            if (inForce.Exists(fact => fact.IsDisputed))
                inForce = inForce.ConvertAll(fact => fact.Disputed());
            var admitted = inForce.Where(evidence.Admits)
                .OrderBy(fact => fact.Standing)
                .ThenBy(fact => evidence.RankOf(fact.Form.Source))
                .ThenBy(fact => fact.Entry.Version)
                .ToList();
            if (admitted.Count > 0)
                speaking.Add(admitted[0].SpeakingFor(admitted[1..], inForce.Min(fact => fact.Place), Day(admitted)));
        }

        FactInForce.Sort(speaking);
        return speaking;
    }

    /// <summary>
    /// The day on which the speaker takes effect. If its date
    /// is only "on or before", an earlier one that a rival gives.
    /// </summary>
    private static DateOnly Day(List<FactInForce> admitted) =>
        admitted[0].EffectiveOn.Precision == DatePrecision.OnOrBefore
            ? admitted.Min(fact => fact.TakesEffectOn)
            : admitted[0].TakesEffectOn;

    private int Leader(int index)
    {
        while (_leader[index] != index)
            index = _leader[index] = _leader[_leader[index]];
        return index;
    }
}

/// <summary>
/// The facts of a stream as recorded, without the effect of control entries: computed once, shared by every fold.
/// </summary>
internal sealed class StatedFacts
{
    private readonly FactInForce[] _inOrder;
    private readonly List<int> _others = [];
    private readonly int _firstRival;

    public StatedFacts(Entry[] entries)
    {
        var facts = new List<FactInForce>(entries.Length);
        _firstRival = int.MaxValue;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Event is FactEvent)
                facts.Add(new FactInForce(entries[i], entries[i], entries[i].Standing, isDisputed: false));
            else
                _others.Add(i);
            if (entries[i].Rivals is not null)
                _firstRival = Math.Min(_firstRival, i);
        }

        FactInForce.Sort(facts);
        _inOrder = [.. facts];
    }

    /// <summary>All facts, in folding order.</summary>
    public ReadOnlySpan<FactInForce> InOrder => _inOrder;

    /// <summary>
    /// The indexes below a number of known entries at which no facts stand; most hold control entries.
    /// </summary>
    public ReadOnlySpan<int> Others(int known) =>
        CollectionsMarshal.AsSpan(_others)[..(_others.BinarySearch(known) is var at && at < 0 ? ~at : at)];

    /// <summary>True if one of a number of first entries names a rival.</summary>
    public bool HaveRivals(int known) => _firstRival < known;
}
