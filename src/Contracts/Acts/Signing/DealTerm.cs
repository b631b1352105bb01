namespace Contracts;

/// <summary>The term of a deal as facts state it, which may go on by a renewal clause.</summary>
/// <param name="Stated">The term, including amendments and renewals by agreement; null if not stated.</param>
/// <param name="NonRenewalNoticedOn">The day of the notice of non-renewal that counts; null for none.</param>
internal readonly record struct DealTerm(Term? Stated, DateOnly? NonRenewalNoticedOn)
{
    /// <summary>The rounds by its renewal clause; null if it has none, or no last day to count from.</summary>
    public RenewalRounds? Rounds =>
        Stated is { Renewal: { } clause, To: { } to } ? new RenewalRounds(to.Latest, clause) : null;

    /// <summary>
    /// The day after which the deal can expire: the last day of its term or, after a notice of non-renewal, of the last
    /// round. Null if there is none.
    /// </summary>
    public DateOnly? FinalDay =>
        Rounds is not { } rounds ? Stated?.To?.Latest
        : NonRenewalNoticedOn is null ? null
        : rounds.LastDay(LastRound);

    /// <summary>The round after which the term does not go on; the greatest number if it always does.</summary>
    public int LastRound =>
        NonRenewalNoticedOn is { } noticed && Rounds is { } rounds ? rounds.LastRound(noticed) : int.MaxValue;

    /// <summary>
    /// The last day of the term on a day: of the round that runs or, once non-renewal was noticed in time, of the last
    /// round. Null if no last day is stated.
    /// </summary>
    public DateOnly? EndsOn(DateOnly day) => Rounds is { } rounds
        ? rounds.LastDay(Math.Min(rounds.RoundOf(day), LastRound))
        : Stated?.To?.Latest;

    /// <summary>The lifecycle on a day of a deal that nothing has ended. Of several that apply, it is the last one.</summary>
    public DealLifecycle LifecycleOn(DateOnly day, bool isSuspended) =>
        EndsOn(day) < day ? DealLifecycle.TermOver
        : isSuspended ? DealLifecycle.Suspended
        : Stated?.From is { } from && from.Latest > day ? DealLifecycle.NotYet
        : DealLifecycle.InEffect;

    /// <summary>True if the term goes on after a round. With the calendar, everything ends.</summary>
    public bool IsRenewedAfter(int round) =>
        round < LastRound && Rounds?.LastDay(round) < DateOnly.MaxValue;

    /// <summary>
    /// The renewals by the clause that take place from one day to another, both inclusive: the first day of each round
    /// and its last.
    /// </summary>
    public IEnumerable<(DateOnly On, DateOnly Until)> RenewalsBetween(DateOnly first, DateOnly last)
    {
        if (Rounds is not { } rounds)
            yield break;
        var before = first == DateOnly.MinValue ? first : first.AddDays(-1);
        for (var round = rounds.RoundOf(before); IsRenewedAfter(round) && rounds.LastDay(round) < last; round++)
            yield return (rounds.LastDay(round).AddDays(1), rounds.LastDay(round + 1));
    }

    /// <summary>
    /// The last days for a notice of non-renewal from one day to another, both inclusive, each with the last day of the
    /// round to which the term goes on without notice. None once non-renewal was noticed.
    /// </summary>
    public IEnumerable<(DateOnly On, DateOnly Until)> NoticesBetween(DateOnly first, DateOnly last)
    {
        if (NonRenewalNoticedOn is not null || Rounds is not { } rounds)
            yield break;
        for (var round = rounds.LastRound(first); IsRenewedAfter(round); round++)
        {
            var on = rounds.LastDay(round).AddDays(-rounds.Clause.NoticeDays);
            if (on > last)
                yield break;
            yield return (on, rounds.LastDay(round + 1));
        }
    }
}
