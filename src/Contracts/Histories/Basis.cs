namespace Contracts;

/// <summary>The facts that a figure rests on: folded alone, they give the figure.</summary>
internal sealed class Basis
{
    private FactInForce[] _facts = [];
    private int _count;
    private bool _isBorrowed;

    /// <summary>Rests on nothing yet.</summary>
    public Basis()
    {
    }

    /// <summary>Rests on one fact.</summary>
    public Basis(FactInForce fact) => Add(fact);

    /// <summary>Rests on the same as others, and not on what is added to them later.</summary>
    public Basis(Basis others) => Add(others);

    /// <summary>How many facts were added.</summary>
    public int Count => _count;

    /// <summary>Grows whenever something is added, so that what stands on it need not be looked at again while it is the same.</summary>
    public int Revision { get; private set; }

    /// <summary>The weakest standing among them.</summary>
    public Standing Standing { get; private set; }

    /// <summary>Whether one of them is disputed.</summary>
    public bool IsContested { get; private set; }

    /// <summary>Each fact once, in the order in which they fold.</summary>
    public IReadOnlyList<FactInForce> Facts
    {
        get
        {
            List<FactInForce> facts = [.. _facts.Take(_count).Distinct()];
            FactInForce.Sort(facts);
            return facts;
        }
    }

    /// <summary>A copy that grows apart from it.</summary>
    public Basis Copy()
    {
        var copy = (Basis)MemberwiseClone();
        copy._isBorrowed = true;
        return copy;
    }

    public void Add(FactInForce fact)
    {
        Keep(fact);
        Join(fact.Standing, fact.IsDisputed);
    }

    /// <summary>Adds a fact that only contests the figure: it changes no amount, so that its own standing does not count.</summary>
    public void Contest(FactInForce disputed)
    {
        Keep(disputed);
        Revision++;
        IsContested = true;
    }

    public void Add(Basis others)
    {
        if (_count == 0)
            (_facts, _count, _isBorrowed) = (others._facts, others._count, true); // who adds first, copies
        else
            AddUnknown(others._facts.AsSpan(0, others._count));
        Join(others.Standing, others.IsContested);
    }

    /// <summary>What many figures rest on comes again and again, and would else grow without end.</summary>
    private void AddUnknown(ReadOnlySpan<FactInForce> others)
    {
        const int few = 8;
        var known = others.Length > few ? _facts.Take(_count).ToHashSet() : null;
        foreach (var fact in others)
        {
            if (known?.Add(fact) ?? Array.IndexOf(_facts, fact, 0, _count) < 0)
                Keep(fact);
        }
    }

    private void Keep(FactInForce fact)
    {
        // Most figures rest on a few facts, and the others on many.
        if (_isBorrowed || _count == _facts.Length)
            Array.Resize(ref _facts, _count < 4 ? 4 : Math.Max(16, _count * 2));
        _isBorrowed = false;
        _facts[_count++] = fact;
    }

    private void Join(Standing standing, bool isContested)
    {
        Revision++;
        Standing = standing > Standing ? standing : Standing;
        IsContested |= isContested;
    }
}
