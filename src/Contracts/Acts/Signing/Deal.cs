namespace Contracts;

/// <summary>An agreement that parties signed, at a viewpoint.</summary>
public sealed class Deal
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
        Basis = Signing;
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
    public Standing Standing => Basis.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Basis.IsContested || Troubles.Any(fact => fact.IsDisputed) || Notices.Any(notice => notice.IsDisputed);

    /// <summary>What it rests on: its signing, and what followed.</summary>
    internal Basis Basis { get; private set; }

    /// <summary>What its existence rests on: its signing, and that of the deals above it.</summary>
    internal Basis Signing { get; } = new();

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
        if (Basis == Signing)
        {
            Basis = new();
            Basis.Add(Signing);
        }

        Basis.Add(fact);
    }

    /// <summary>A copy that goes on apart from it. What its signing rests on is the same for both.</summary>
    internal Deal Copy()
    {
        var copy = (Deal)MemberwiseClone();
        copy.Basis = Basis == Signing ? Signing : Basis.Copy();
        copy._amendments = _amendments is null ? null : [.. _amendments];
        copy._troubles = _troubles is null ? null : [.. _troubles];
        copy._notices = _notices is null ? null : [.. _notices];
        copy._suspensions = _suspensions is null ? null : [.. _suspensions];
        return copy;
    }

    private List<(DateOnly From, DateOnly? Until, bool Tolls)>? _suspensions;

    /// <summary>Whether it is suspended and not resumed.</summary>
    public bool IsSuspended => _suspensions is [.., (_, Until: null, _)];

    internal void Suspend(bool tolls, FactInForce fact)
    {
        (_suspensions ??= []).Add((fact.TakesEffectOn, null, tolls));
        RestOn(fact);
    }

    internal void Resume(FactInForce fact)
    {
        if (_suspensions is [.., var last])
            _suspensions[^1] = last with { Until = fact.TakesEffectOn };
        RestOn(fact);
    }

    /// <summary>
    /// A deadline with the days added for which the deal was suspended after it was set and before it; null while it is suspended and the clock stands.
    /// </summary>
    internal DateOnly? Tolled(DateOnly lastDay, DateOnly setOn)
    {
        foreach (var (from, until, _) in (_suspensions ?? []).Where(suspension => suspension.Tolls))
        {
            if (from > lastDay)
                break;
            if (until is not { } resumed)
                return null;
            var stopped = from < setOn ? setOn : from;
            lastDay = Calendar.DaysAfter(lastDay, Math.Max(0, resumed.DayNumber - stopped.DayNumber));
        }

        return lastDay;
    }

    private List<(TerminationNoticed Notice, FactInForce Fact)>? _notices;

    /// <summary>The facts that notice of termination was given, in order.</summary>
    public IReadOnlyList<FactInForce> Notices => _notices is null ? [] : [.. _notices.Select(notice => notice.Fact)];

    internal void Notice(TerminationNoticed notice, FactInForce fact) => (_notices ??= []).Add((notice, fact));

    /// <summary>The notice on a ground that runs out first, where none has run out by a day; null where one has, or none was given.</summary>
    internal TerminationNoticed? NoticeRunning(TerminationCause cause, DateOnly day) =>
        _notices?.Select(given => given.Notice).Where(notice => notice.Cause == cause).MinBy(notice => notice.EndsOn.Latest) is { } first && day < first.EndsOn.Latest ? first : null;
}

/// <summary>Whether a deal is in effect, or how it ended.</summary>
public enum DealLifecycle
{
    /// <summary>It is signed, and its term begins later.</summary>
    Signed,

    /// <summary>It is in effect.</summary>
    InEffect,

    /// <summary>It is suspended, and may be resumed.</summary>
    Suspended,

    /// <summary>It was terminated before it was due to end.</summary>
    Terminated,

    /// <summary>Its term ran out.</summary>
    Expired,

    /// <summary>Everything under it is done.</summary>
    Completed,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,

    /// <summary>The debtor withdrew from the whole of what was open under it.</summary>
    Withdrawn,
}

/// <summary>Whether a deal binds those who signed it.</summary>
public enum DealNature
{
    /// <summary>It binds them.</summary>
    Binding,

    /// <summary>It states intentions: a letter of intent, a term sheet, a memorandum. Nothing promised under it is owed.</summary>
    NonBinding,
}
