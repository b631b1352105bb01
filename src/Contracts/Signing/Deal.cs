namespace Contracts;

/// <summary>An agreement that parties signed, at a viewpoint.</summary>
public sealed class Deal
{
    private readonly List<FactInForce> _troubles = [];

    internal Deal(DealSigned signed, FactInForce fact)
    {
        Id = signed.Deal;
        Title = signed.Title;
        Term = signed.Term;
        Nature = signed.Nature;
        Master = signed.Master;
        SignedBy = fact;
        IsContested = fact.IsDisputed;
    }

    /// <summary>Its slug.</summary>
    public Id<Deal> Id { get; }

    /// <summary>What it is called; null where nobody said.</summary>
    public string? Title { get; }

    /// <summary>The days on which it runs; null where nobody said.</summary>
    public Term? Term { get; }

    /// <summary>Whether it binds.</summary>
    public DealNature Nature { get; }

    /// <summary>The deal under which it was made, such as a master agreement; null for none.</summary>
    public Id<Deal>? Master { get; }

    /// <summary>The fact that it was signed.</summary>
    public FactInForce SignedBy { get; }

    /// <summary>Whether its signing, or something reported about it, is disputed.</summary>
    public bool IsContested { get; private set; }

    /// <summary>Deadlines missed under it, and troubles reported with delivery, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles;

    internal void Trouble(FactInForce fact)
    {
        _troubles.Add(fact);
        IsContested |= fact.IsDisputed;
    }
}
