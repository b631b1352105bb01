using System.Runtime.InteropServices;

namespace Contracts;

/// <summary>The claims of a stream: accounts of the same thing, joined by their rivalries, of which one speaks.</summary>
internal sealed class Claims
{
    private readonly int[] _first;

    /// <summary>Joins the entries, retracted ones included.</summary>
    /// <param name="entries">The known entries.</param>
    /// <param name="indexOf">Finds the index of an id; less than 0 if there is none.</param>
    public Claims(ArraySegment<Entry> entries, Func<EntryId, int> indexOf)
    {
        _first = [.. Enumerable.Range(0, entries.Count)];
        for (var i = 0; i < entries.Count; i++)
        {
            if (RivalOf(i, entries, indexOf) is var rival and >= 0)
                _first[Math.Max(Of(i), Of(rival))] = Math.Min(Of(i), Of(rival));
        }
    }

    /// <summary>
    /// The index of the entry for which another one is a rival account; less than 0 if it names none, or if the rivalry
    /// is void: only a fact rivals, and only an earlier fact.
    /// </summary>
    public static int RivalOf(int index, ReadOnlySpan<Entry> entries, Func<EntryId, int> indexOf) =>
        entries[index] is { Event: FactEvent, Rivals: { } rival }
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
    public List<FactInForce> Speak(IReadOnlyList<FactInForce> facts, EvidencePolicy evidence)
    {
        var speaking = new List<FactInForce>();
        foreach (var claim in facts.ToLookup(fact => Of(fact.Place - 1)))
        {
            var inForce = claim.ToList();
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
