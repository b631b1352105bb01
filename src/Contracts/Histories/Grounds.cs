namespace Contracts;

/// <summary>The facts that a figure rests on: folded alone, they give the figure.</summary>
internal sealed class Grounds
{
    private List<FactInForce> _facts = [];

    /// <summary>The weakest standing among them.</summary>
    public Standing Standing { get; private set; }

    /// <summary>Whether one of them is disputed.</summary>
    public bool IsContested { get; private set; }

    /// <summary>Each fact once, in the order in which they fold.</summary>
    public IReadOnlyList<FactInForce> Facts
    {
        get
        {
            List<FactInForce> facts = [.. _facts.Distinct()];
            facts.Sort(FactInForce.CompareForFold);
            return facts;
        }
    }

    public void Add(FactInForce fact)
    {
        _facts.Add(fact);
        Join(fact.Standing, fact.IsDisputed);
    }

    /// <summary>Adds a fact that only contests the figure: it changes no amount, so that its own standing does not count.</summary>
    public void Contest(FactInForce disputed)
    {
        _facts.Add(disputed);
        IsContested = true;
    }

    public void Add(Grounds others)
    {
        _facts = [.. _facts.Union(others._facts)];
        Join(others.Standing, others.IsContested);
    }

    private void Join(Standing standing, bool isContested)
    {
        Standing = standing > Standing ? standing : Standing;
        IsContested |= isContested;
    }
}
