using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>An agreement that parties signed, as seen from a viewpoint.</summary>
public sealed partial class Deal : IItemSource
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
        Basis = Signing = new Basis(fact);
        Term = signed.Term;
        SignedBy = TermStatedBy = fact;
        if (master is not null)
            Signing.Add(master.Signing);
    }

    /// <summary>The id, unique in the stream.</summary>
    public Id<Deal> Id => _signed.Deal;

    /// <summary>The title; null if not stated.</summary>
    public string? Title => _signed.Title;

    /// <summary>The nature of the deal: binding or non-binding.</summary>
    public DealNature Nature => _signed.Nature;

    /// <summary>The deal under which it was made, such as a master agreement; null for none.</summary>
    public Id<Deal>? Master => _signed.Master;

    /// <summary>
    /// The lifecycle on the day of the viewpoint. Of several that apply, it is the last one in their order.
    /// </summary>
    public DealLifecycle Lifecycle => _ended ?? Timing.LifecycleOn(_asOf, IsSuspended);

    /// <summary>The lifecycle as facts state it: in effect or suspended until one ends it.</summary>
    internal DealLifecycle StatedLifecycle =>
        _ended ?? (IsSuspended ? DealLifecycle.Suspended : DealLifecycle.InEffect);

    /// <summary>The fact that signed it.</summary>
    public FactInForce SignedBy { get; }

    /// <summary>The fact that ended it; null if it has not ended.</summary>
    public FactInForce? EndedBy { get; private set; }

    /// <summary>The amendments and renewals, in order.</summary>
    public IReadOnlyList<FactInForce> Amendments => _amendments ?? [];

    /// <summary>The missed deadlines and reported delivery issues, in order.</summary>
    public IReadOnlyList<FactInForce> Troubles => _troubles ?? [];

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested =>
        Basis.IsContested || Troubles.Any(fact => fact.IsDisputed) || Notices.Any(notice => notice.IsDisputed);

    /// <summary>The facts that determine it: its signing and those that followed.</summary>
    internal Basis Basis { get; private set; }

    /// <summary>The facts that created it: its signing and that of the deals above it.</summary>
    internal Basis Signing { get; }

    /// <summary>The facts that kept commitments of its signing from being made; null for none.</summary>
    internal Basis? KeptOut { get; private set; }

    /// <summary>Increases with every change of its figures, so that dependents can skip a deal that has not changed.</summary>
    internal int Revision { get; private set; } = 1;

    FigureKey IItemSource.Source => new(FigureKind.Deal, Id.ToString());

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => Revision;

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [DealFigures.Of((Partnership)folded, this)];

    /// <summary>Notes why a commitment of its signing was not made.</summary>
    internal void KeepOut(Basis because) => (KeptOut ??= new Basis()).Add(because);

    internal void Amend(Term? term, FactInForce fact)
    {
        if (term is not null)
            State(term, fact);
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

    internal void Trouble(FactInForce fact)
    {
        (_troubles ??= []).Add(fact);
        Revision++;
    }

    private void RestOn(FactInForce fact)
    {
        Revision++;
        if (Basis == Signing)
        {
            Basis = new();
            Basis.Add(Signing);
        }

        Basis.Add(fact);
    }

    /// <summary>An independent copy. Both share the facts that created the deal.</summary>
    internal Deal Copy()
    {
        var copy = (Deal)MemberwiseClone();
        copy.Basis = Basis == Signing ? Signing : Basis.Copy();
        copy.KeptOut = KeptOut?.Copy();
        copy._amendments = _amendments is null ? null : [.. _amendments];
        copy._troubles = _troubles is null ? null : [.. _troubles];
        copy._notices = _notices is null ? null : [.. _notices];
        copy._suspensions = _suspensions is null ? null : [.. _suspensions];
        copy._roundsRenewed = _roundsRenewed is null ? null : [.. _roundsRenewed];
        return copy;
    }

    private List<(DateOnly From, DateOnly? Until, bool Tolls)>? _suspensions;
    private FactInForce? _lastSuspendedBy;

    /// <summary>The fact that suspended it; null if it is not suspended.</summary>
    public FactInForce? SuspendedBy => IsSuspended ? _lastSuspendedBy : null;

    /// <summary>True if it is suspended and not resumed.</summary>
    public bool IsSuspended => _suspensions is [.., (_, Until: null, _)];

    internal void Suspend(bool tolls, FactInForce fact)
    {
        (_suspensions ??= []).Add((fact.TakesEffectOn, null, tolls));
        _lastSuspendedBy = fact;
        RestOn(fact);
    }

    internal void Resume(FactInForce fact)
    {
        if (_suspensions is [.., var last])
            _suspensions[^1] = last with { Until = fact.TakesEffectOn };
        RestOn(fact);
    }

    /// <summary>
    /// Extends a deadline by the days for which the deal was suspended between the day on which the deadline was set
    /// and the deadline. Null while a suspension stops the clock.
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

    /// <summary>The notices of termination, in order.</summary>
    public IReadOnlyList<FactInForce> Notices => _notices is null ? [] : [.. _notices.Select(notice => notice.Fact)];

    internal void Notice(TerminationNoticed notice, FactInForce fact)
    {
        (_notices ??= []).Add((notice, fact));
        Revision++;
    }

    /// <summary>
    /// Finds the notice with a cause that ends first. Null if one has ended by the day, or if none was given.
    /// </summary>
    internal TerminationNoticed? NoticeRunning(TerminationCause cause, DateOnly day) =>
        _notices?.Select(given => given.Notice)
            .Where(notice => notice.Cause == cause)
            .MinBy(notice => notice.EndsOn.Latest) is { } first && day < first.EndsOn.Latest ? first : null;
}

/// <summary>The lifecycle of a deal: not yet or in effect, suspended, over, or how it ended.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<DealLifecycle>))]
public enum DealLifecycle
{
    /// <summary>It is signed, and its term has not begun.</summary>
    NotYet,

    /// <summary>It is in effect.</summary>
    InEffect,

    /// <summary>It is suspended and can be resumed.</summary>
    Suspended,

    /// <summary>The last day of its term is over, and nothing ended it. Its commitments stay open.</summary>
    TermOver,

    /// <summary>Its term ran out.</summary>
    Expired,

    /// <summary>It was terminated before it was due to end.</summary>
    Terminated,

    /// <summary>Everything under it is done.</summary>
    Completed,

    /// <summary>The debtor withdrew from everything that was open under it.</summary>
    Withdrawn,

    /// <summary>The partnership was dissolved.</summary>
    Dissolved,
}

/// <summary>The binding force of a deal.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<DealNature>))]
public enum DealNature
{
    /// <summary>It binds the parties that signed it.</summary>
    Binding,

    /// <summary>
    /// It states intentions, as a letter of intent, a term sheet or a memorandum does. Nothing under it is owed.
    /// </summary>
    NonBinding,
}
