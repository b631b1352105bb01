namespace Contracts;

/// <content>The term of a deal, which may go on by a renewal clause.</content>
public sealed partial class Deal
{
    private HashSet<DateOnly>? _roundsRenewed;
    private int _roundsRecorded;

    /// <summary>
    /// The term that facts state, including amendments and renewals by agreement; null if not stated. By its renewal
    /// clause it goes on beyond its last day (<see cref="TermEndsOn"/>).
    /// </summary>
    public Term? Term { get; private set; }

    /// <summary>The fact that states the term: the signing, or the last fact that stated another.</summary>
    internal FactInForce TermStatedBy { get; private set; }

    /// <summary>
    /// The last day of the term on the day of the viewpoint: of the round that runs or, once non-renewal was noticed in
    /// time, of the last round. Null if no last day is stated.
    /// </summary>
    public DateOnly? TermEndsOn => Timing.EndsOn(_asOf);

    /// <summary>
    /// The last day of the round that runs on the day of the viewpoint, after which the term goes on by its renewal
    /// clause; null if it does not go on.
    /// </summary>
    public DateOnly? RoundEndsOn =>
        EndedBy is null && Rounds?.RoundOf(_asOf) < Timing.LastRound ? TermEndsOn : null;

    /// <summary>
    /// The notice of non-renewal that counts: the first since the last day of the term was stated. Null for none.
    /// </summary>
    public FactInForce? NonRenewal { get; private set; }

    /// <summary>True if its term goes on by a clause from a last day that is stated.</summary>
    internal bool RenewsByItself => Rounds is not null;

    /// <inheritdoc cref="DealTerm.FinalDay"/>
    internal DateOnly? FinalDay => Timing.FinalDay;

    private DealTerm Timing => new(Term, NonRenewal?.TakesEffectOn);

    private RenewalRounds? Rounds => Timing.Rounds;

    /// <summary>
    /// The tacit renewals that are not recorded, each with the last day of the round before it: those of the rounds
    /// that end before a day, and the first one after them.
    /// </summary>
    internal IEnumerable<(DateOnly LastDay, DateOnly Until)> TacitRenewals(DateOnly day)
    {
        if (Rounds is not { } rounds)
            yield break;
        for (var round = _roundsRecorded; Timing.IsRenewedAfter(round); round++)
        {
            yield return (rounds.LastDay(round), rounds.LastDay(round + 1));
            if (rounds.LastDay(round) >= day)
                yield break;
        }
    }

    /// <summary>True if a tacit renewal was recorded that was due when a round ended on the day.</summary>
    internal bool WasRenewedAfter(DateOnly lastDay) => _roundsRenewed?.Contains(lastDay) == true;

    /// <summary>Notes a tacit renewal. It changes nothing, because the term goes on by itself.</summary>
    internal void RenewTacitly(PartialDate until, FactInForce fact)
    {
        (_amendments ??= []).Add(fact);
        if (Rounds is not { } rounds)
            return;
        var round = rounds.RoundOf(until.Latest) - 1;
        if (round < 0 || rounds.LastDay(round + 1) != until.Latest || !Timing.IsRenewedAfter(round))
            return;
        _roundsRecorded = Math.Max(_roundsRecorded, round + 1);
        (_roundsRenewed ??= []).Add(rounds.LastDay(round));
    }

    /// <summary>Notes a notice of non-renewal. Only the first counts, because it ends the term first.</summary>
    internal void NoticeNonRenewal(FactInForce fact)
    {
        if (NonRenewal is not null)
            return;
        NonRenewal = fact;
        RestOn(fact);
    }

    /// <summary>Sets the term that facts state, from whose last day rounds are counted, and ends a notice.</summary>
    private void State(Term term, FactInForce fact)
    {
        Term = term with { Renewal = term.Renewal ?? Term?.Renewal };
        TermStatedBy = fact;
        NonRenewal = null;
        _roundsRecorded = 0;
    }
}
