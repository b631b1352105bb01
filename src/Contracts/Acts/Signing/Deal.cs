namespace Contracts;

/// <summary>An agreement that parties signed, at a viewpoint.</summary>
public sealed partial class Deal
{
    private readonly DealSigned _signed;
    private readonly DateOnly _asOf;
    private List<FactInForce>? _amendments;
    private List<FactInForce>? _troubles;
    private DealLifecycle? _ended;

    internal Deal(DealSigned signed, Deal? master, FactInForce fact, DateOnly asOf)
    {
        _signed = signed;
        _asOf = asOf;
        Grounds = Signing;
        Term = signed.Term;
        SignedBy = fact;
        if (master is not null)
            Signing.Add(master.Signing);
        Signing.Add(fact);
    }

    /// <summary>Its slug.</summary>
    public Id<Deal> Id => _signed.Deal;

    /// <summary>What it is called; null where nobody said.</summary>
    public string? Title => _signed.Title;

    /// <summary>The days on which it runs, as amended and renewed; null where nobody said.</summary>
    public Term? Term { get; private set; }

    /// <summary>Whether it binds.</summary>
    public DealNature Nature => _signed.Nature;

    /// <summary>The deal under which it was made, such as a master agreement; null for none.</summary>
    public Id<Deal>? Master => _signed.Master;

    /// <summary>Whether it is in effect, or how it ended.</summary>
    public DealLifecycle Lifecycle =>
        _ended ?? (IsSuspended ? DealLifecycle.Suspended : Term?.From is { } from && from.Latest > _asOf ? DealLifecycle.Signed : DealLifecycle.InEffect);

    /// <summary>The fact that it was signed.</summary>
    public FactInForce SignedBy { get; }

    /// <summary>The fact that ended it; null while it has not.</summary>
    public FactInForce? EndedBy { get; private set; }

    /// <summary>Its amendments and renewals, in order.</summary>
    public IReadOnlyList<FactInForce> Amendments => _amendments ?? [];

    /// <summary>Deadlines missed under it, and troubles reported with delivery, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles ?? [];

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing => Grounds.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Grounds.IsContested || Troubles.Any(fact => fact.IsDisputed) || Notices.Any(notice => notice.IsDisputed);

    /// <summary>What it rests on: its signing, and what followed.</summary>
    internal Grounds Grounds { get; private set; }

    /// <summary>What its existence rests on: its signing, and that of the deals above it.</summary>
    internal Grounds Signing { get; } = new();

    internal void Amend(Term? term, FactInForce fact)
    {
        Term = term ?? Term;
        (_amendments ??= []).Add(fact);
        RestOn(fact);
    }

    internal void End(DealLifecycle how, FactInForce fact)
    {
        RestOn(fact);
        if (fact.IsDisputed)
            return;
        _ended = how;
        EndedBy = fact;
        if (IsSuspended)
            Resume(fact);
    }

    internal void Trouble(FactInForce fact) => (_troubles ??= []).Add(fact);

    private void RestOn(FactInForce fact)
    {
        if (Grounds == Signing)
        {
            Grounds = new();
            Grounds.Add(Signing);
        }

        Grounds.Add(fact);
    }
}
