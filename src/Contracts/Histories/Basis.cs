namespace Contracts;

/// <summary>The facts that a figure rests on: folded alone, they give the figure.</summary>
internal sealed class Basis
{
    private FactInForce[] _facts = [];
    private int _count;
    private bool _isBorrowed;

    /// <summary>An empty basis.</summary>
    public Basis()
    {
    }

    /// <summary>A basis of one fact.</summary>
    public Basis(FactInForce fact)
    {
        (_facts, _count) = ([fact], 1); // Many get no other.
        Join(fact.Standing, fact.IsDisputed);
    }

    /// <summary>A basis with the facts of another; facts added to the other later are not included.</summary>
    public Basis(Basis others) => Add(others);

    /// <summary>The number of facts added; a fact may count more than once.</summary>
    public int Count => _count;

    /// <summary>Increases with every addition, so that dependents can skip a basis that has not changed.</summary>
    public int Revision { get; private set; }

    /// <summary>The weakest standing of the facts.</summary>
    public Standing Standing { get; private set; }

    /// <summary>True if one of the facts is disputed.</summary>
    public bool IsContested { get; private set; }

    /// <summary>The distinct facts, in folding order.</summary>
    public IReadOnlyList<FactInForce> Facts
    {
        get
        {
            List<FactInForce> facts = [.. _facts.Take(_count).Distinct()];
            FactInForce.Sort(facts);
            return facts;
        }
    }

    /// <summary>A copy that can grow independently (copy-on-write).</summary>
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

    public void Add(Basis others)
    {
        if (_count == 0)
            (_facts, _count, _isBorrowed) = (others._facts, others._count, true); // copy-on-write
        else
            AddUnknown(others._facts.AsSpan(0, others._count));
        Join(others.Standing, others.IsContested);
    }

    /// <summary>Adds only new facts: shared facts arrive repeatedly, and the basis would grow without bound.</summary>
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
        if (_isBorrowed || _count == _facts.Length)
        {
            // Most figures rest on few facts, the others on many.
            var own = new FactInForce[_count < 4 ? 4 : Math.Max(16, _count * 2)];
            _facts.AsSpan(0, _count).CopyTo(own);
            (_facts, _isBorrowed) = (own, false);
        }

        _facts[_count++] = fact;
    }

    private void Join(Standing standing, bool isContested)
    {
        Revision++;
        Standing = standing > Standing ? standing : Standing;
        IsContested |= isContested;
    }
}
