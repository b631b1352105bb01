using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A deal on a day, without the facts behind it.</summary>
public sealed record DealFigures : LedgerItem
{
    /// <inheritdoc cref="Contracts.Deal.Id"/>
    public required Id<Deal> Deal { get; init; }

    /// <inheritdoc cref="Contracts.Deal.Title"/>
    public required string? Title { get; init; }

    /// <inheritdoc cref="Contracts.Deal.Nature"/>
    public required DealNature Nature { get; init; }

    /// <inheritdoc cref="Contracts.Deal.Master"/>
    public required Id<Deal>? Master { get; init; }

    /// <summary>The lifecycle on the day. Of several that apply, it is the last one in their order.</summary>
    public required DealLifecycle Lifecycle { get; init; }

    /// <inheritdoc cref="Contracts.Deal.Term"/>
    public required Term? Term { get; init; }

    /// <summary>
    /// The last day of the term on the day: of the round that runs or, once non-renewal was noticed in time, of the last
    /// round. Null if no last day is stated.
    /// </summary>
    public DateOnly? TermEndsOn { get; init; }

    /// <summary>True while it is suspended and not resumed.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>The day of the notice of non-renewal that counts; null for none.</summary>
    public required DateOnly? NonRenewalNoticedOn { get; init; }

    /// <summary>The day on which it ended; null if it has not ended.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>The notices of termination, in order.</summary>
    public required IReadOnlyList<TerminationNotice> Notices { get; init => field = ValueList.Of(value); }

    /// <summary>The fact that states the term: the signing, or the last fact that stated another.</summary>
    public required EntryId TermStatedBy { get; init; }

    /// <summary>The notice of non-renewal that counts; null for none.</summary>
    public required EntryId? NonRenewalNoticedBy { get; init; }

    /// <summary>True if a disputed fact affects its existence, its term or its end.</summary>
    public required bool IsTermContested { get; init; }

    /// <summary>A deal as facts state it.</summary>
    internal static DealFigures Of(Partnership partnership, Deal deal) => new()
    {
        Stream = partnership.Stream,
        Deal = deal.Id,
        Title = deal.Title,
        Nature = deal.Nature,
        Master = deal.Master,
        Lifecycle = deal.StatedLifecycle,
        Term = deal.Term,
        IsSuspended = deal.IsSuspended,
        NonRenewalNoticedOn = deal.NonRenewal?.TakesEffectOn,
        EndedOn = deal.EndedBy?.TakesEffectOn,
        Notices = [.. deal.Notices.Select(notice => TerminationNotice.Of(deal, notice))],
        TermStatedBy = deal.TermStatedBy.Entry.Id,
        NonRenewalNoticedBy = deal.NonRenewal?.Entry.Id,
        Standing = deal.Standing,
        IsContested = deal.IsContested,
        IsTermContested = deal.Basis.IsContested,
    };

    /// <summary>True while nothing has ended it.</summary>
    [JsonIgnore]
    internal bool IsLive => EndedOn is null;

    [JsonIgnore]
    internal DealTerm Timing => new(Term, NonRenewalNoticedOn);

    internal override FigureKey Key => new(FigureKind.Deal, Deal.ToString());

    internal override (DateOnly First, DateOnly Last)? Span
    {
        get
        {
            if (!IsLive)
                return null;
            var days = Notices.Select(notice => notice.EndsOn).ToList();
            if (Timing.FinalDay is { } final)
                days.Add(final);
            days.AddRange(Timing.NoticesBetween(DateOnly.MinValue, DateOnly.MaxValue).Take(1).Select(next => next.On));
            days.AddRange(Timing.RenewalsBetween(DateOnly.MinValue, DateOnly.MaxValue).Take(1).Select(next => next.On));
            return days is [] ? null
                : (days.Min(), Timing.Rounds is not null && Timing.FinalDay is null ? DateOnly.MaxValue : days.Max());
        }
    }

    internal override DealFigures On(DateOnly day) => this with
    {
        Lifecycle = IsLive ? Timing.LifecycleOn(day, IsSuspended) : Lifecycle,
        TermEndsOn = Timing.EndsOn(day),
    };
}

/// <summary>A notice of termination.</summary>
public sealed record TerminationNotice
{
    /// <summary>The day on which the notice period ends.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>The cause.</summary>
    public required TerminationCause Cause { get; init; }

    /// <summary>The weaker standing of the notice and its deal.</summary>
    public required Standing Standing { get; init; }

    /// <summary>True if the notice is disputed, or a disputed fact affects its deal.</summary>
    public required bool IsContested { get; init; }

    /// <summary>The fact that gave it.</summary>
    public required EntryId NamedBy { get; init; }

    internal static TerminationNotice Of(Deal deal, FactInForce given)
    {
        var noticed = (TerminationNoticed)given.Event;
        return new TerminationNotice
        {
            EndsOn = noticed.EndsOn.Latest,
            Cause = noticed.Cause,
            Standing = given.Standing > deal.Standing ? given.Standing : deal.Standing,
            IsContested = given.IsDisputed || deal.Basis.IsContested,
            NamedBy = given.Entry.Id,
        };
    }
}
