using System.Runtime.InteropServices;

namespace Contracts;

/// <summary>The facts of a stream as they were recorded, before anybody spoke about them: made once, and shared by every fold.</summary>
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

    /// <summary>All of them, in the order in which they would fold.</summary>
    public ReadOnlySpan<FactInForce> InOrder => _inOrder;

    /// <summary>Where among so many first entries those stand that are no facts, most of which speak about another entry.</summary>
    public ReadOnlySpan<int> Others(int known) =>
        CollectionsMarshal.AsSpan(_others)[..(_others.BinarySearch(known) is var at && at < 0 ? ~at : at)];

    /// <summary>Whether one of so many first entries rivals another.</summary>
    public bool HaveRivals(int known) => _firstRival < known;
}
