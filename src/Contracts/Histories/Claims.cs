using System.Runtime.InteropServices;

namespace Contracts;

/// <summary>
/// The claims of a stream: accounts of the same thing, of which one speaks. They are joined by rivalling or superseding
/// each other.
/// </summary>
internal sealed class Claims
{
    private readonly int[] _first;
    private readonly SortedDictionary<int, int> _superseded = [];

    /// <summary>Joins the entries, retracted ones included.</summary>
    /// <param name="entries">The known entries.</param>
    /// <param name="indexOf">Finds the index of an id; less than 0 if there is none.</param>
    public Claims(ArraySegment<Entry> entries, Func<EntryId, int> indexOf)
    {
        _first = [.. Enumerable.Range(0, entries.Count)];
        for (var i = 0; i < entries.Count; i++)
        {
            if (RivalOf(i, entries, indexOf) is not (var rival and >= 0))
                continue;
            _first[Math.Max(Of(i), Of(rival))] = Math.Min(Of(i), Of(rival));
            if (entries[i].Supersedes is not null)
                _superseded.Add(i, rival);
        }
    }

    /// <summary>
    /// The indexes of the entries that an entry supersedes, by its own; retracted ones included, and those that it
    /// cannot supersede.
    /// </summary>
    public IReadOnlyDictionary<int, int> Superseded => _superseded;

    /// <summary>
    /// The index of the entry that another one rivals or supersedes; less than 0 if it names none, or if that is void:
    /// only a fact rivals or supersedes, and only an earlier fact.
    /// </summary>
    public static int RivalOf(int index, ReadOnlySpan<Entry> entries, Func<EntryId, int> indexOf) =>
        entries[index] is { Event: FactEvent, Joins: { } rival }
            && indexOf(rival) is var found && found >= 0 && found < index && entries[found].Event is FactEvent
            ? found
            : -1;

    /// <summary>The index of the first entry of the claim to which an entry belongs.</summary>
    public int Of(int index)
    {
        while (_first[index] != index)
            index = _first[index] = _first[_first[index]];
        return index;
    }

    /// <summary>The admitted account that speaks for each claim, in folding order.</summary>
    /// <param name="facts">The facts in force.</param>
    /// <param name="evidence">The policy that admits them.</param>
    /// <param name="supersedes">
    /// True if the entry at the first index can supersede the one at the second, which it names.
    /// </param>
    public List<FactInForce> Speak(
        IReadOnlyList<FactInForce> facts, EvidencePolicy evidence, Func<int, int, bool> supersedes)
    {
        var silent = Silent(facts.Where(evidence.Admits), supersedes);
        var speaking = new List<FactInForce>();
        foreach (var claim in facts.ToLookup(fact => Of(fact.Place - 1)))
        {
            var inForce = claim.ToList();
            var admitted = inForce.Where(evidence.Admits)
                .OrderBy(fact => silent.Contains(fact.Place - 1))
                .ThenBy(fact => fact.Standing)
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
    /// The accounts that admitted facts supersede, directly or through others, which need not be in force.
    /// </summary>
    private HashSet<int> Silent(IEnumerable<FactInForce> admitted, Func<int, int, bool> supersedes)
    {
        var silent = new HashSet<int>();
        foreach (var fact in _superseded.Count > 0 ? admitted : [])
        {
            var at = fact.Place - 1;
            while (_superseded.TryGetValue(at, out var earlier) && supersedes(at, earlier) && silent.Add(earlier))
                at = earlier;
        }

        return silent;
    }

    /// <summary>
    /// The day on which the speaker takes effect. If its date is only "on or before", an earlier one that a rival gives.
    /// </summary>
    private static DateOnly Day(List<FactInForce> admitted) =>
        admitted[0].EffectiveOn.Precision == DatePrecision.OnOrBefore
            ? admitted.Min(fact => fact.TakesEffectOn)
            : admitted[0].TakesEffectOn;
}

/// <summary>
/// The facts of a stream as recorded, without the effect of control entries: computed once, shared by every fold.
/// </summary>
internal sealed class StatedFacts
{
    private readonly FactInForce[] _inOrder;
    private readonly List<int> _others = [];
    private readonly int _firstJoined;

    public StatedFacts(Entry[] entries)
    {
        var facts = new List<FactInForce>(entries.Length);
        _firstJoined = int.MaxValue;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Event is FactEvent)
                facts.Add(new FactInForce(entries[i], entries[i], entries[i].Standing, isDisputed: false));
            else
                _others.Add(i);
            if (entries[i].Joins is not null)
                _firstJoined = Math.Min(_firstJoined, i);
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

    /// <summary>True if one of a number of first entries rivals or supersedes another.</summary>
    public bool HaveRivals(int known) => _firstJoined < known;
}
