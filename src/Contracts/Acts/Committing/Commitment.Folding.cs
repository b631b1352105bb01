namespace Contracts;

public sealed partial class Commitment
{
    /// <summary>Adds facts about other objects that its existence or its end depends on.</summary>
    internal void RestOn(params ReadOnlySpan<Basis?> others)
    {
        foreach (var other in others)
        {
            if (other is not null)
                Basis.Add(other);
        }
    }

    /// <summary>Stores the facts that created it, unless that is a single fact.</summary>
    internal void KeepOrigin() => _origin = Basis.Count > 1 ? new Basis(Basis) : null;

    /// <summary>Adds an amount to what was undertaken.</summary>
    internal void Grow(in Reckoned by, FactInForce fact)
    {
        Committed = Committed.Plus(by.Shown);
        Past?.Grow(by.Shown);
        PossibleFor(by)?.Grow(by.Possible);
        _balance.Grow(by.Shown);
        Basis.Add(fact);
    }

    /// <summary>
    /// Amends what is undertaken to a total, from which on other changes are counted. If the fact is disputed, it may
    /// not hold.
    /// </summary>
    internal void Amend(Reckoned total, FactInForce fact)
    {
        Past?.Amend(total.Shown, fact.IsDisputed);
        KeepWhole();
        if (fact.IsDisputed)
        {
            PossibleFor(total)?.AmendPerhaps(total.Possible, IsMinimum);
            _balance.AmendPerhaps(total.Shown, IsMinimum);
            Committed = Committed.Joined(total.Shown).FromNothing();
            _taken?.FromNothing();
        }
        else
        {
            PossibleFor(total)?.Amend(total.Possible, IsMinimum);
            _balance.Amend(total.Shown, IsMinimum);
            Committed = total.Shown;
            _taken = null;
        }

        Basis.Add(fact);
    }

    /// <summary>
    /// Takes out an exact amount, or all if null, and returns the amount of the new commitment. The amount stated as
    /// kept narrows what stays outstanding. Taking all closes it, unless the fact is disputed.
    /// </summary>
    internal Reckoned Novate(Amount? exact, Amount? kept, FactInForce fact)
    {
        var gone =
            exact is { } part ? fact.Reckoned(part).AtMost(Left)
            : fact.IsDisputed ? Left.FromNothing()
            : Left;
        if (exact is { } amount)
            Take(fact.Reckoned(amount));
        else
            TakeAll(fact.IsDisputed);
        if (kept is { } stays && !fact.IsDisputed)
            Narrow(new Reckoned(stays));
        Taken.Novated = Novated.Plus(gone.Shown);
        if (exact is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (CommitmentLifecycle.Novated, fact);
        Past?.Take(gone.Shown);
        Basis.Add(fact);
        Partnership.Restate(this);
        return gone;
    }

    internal void Reduce(in Reckoned by, FactInForce fact) =>
        Taken.Reduced = Reduced.Plus(Take(by, "reduced", fact));

    internal void Withdraw(in Reckoned amount, FactInForce fact) =>
        Taken.Withdrawn = Withdrawn.Plus(Take(amount, "withdrawn", fact));

    private Amount Take(in Reckoned amount, string how, FactInForce fact)
    {
        var gone = AtMostOutstanding(amount, how, fact);
        Past?.Take(gone);
        Take(amount);
        Basis.Add(fact);
        return gone;
    }

    private void Take(in Reckoned amount)
    {
        PossibleFor(amount)?.Take(amount.Possible);
        _balance.Take(amount.Shown);
    }

    private void TakeAll(bool perhaps)
    {
        _possible?.TakeAll(perhaps);
        _balance.TakeAll(perhaps);
    }

    private void Narrow(Reckoned stated)
    {
        KeepWhole();
        PossibleFor(stated)?.Narrow(stated.Possible);
        _balance.Narrow(stated.Shown);
    }

    /// <summary>Performs an amount: no more than is outstanding, unless an excess is allowed.</summary>
    internal void Perform(in Reckoned amount, bool allowsExcess, FactInForce fact)
    {
        var counted = allowsExcess ? amount.Shown : AtMostOutstanding(amount, "performed", fact);
        Performed = Performed.Plus(counted);
        PossibleFor(amount)?.Perform(amount.Possible, allowsExcess);
        _balance.Perform(amount.Shown, allowsExcess);
        if (IsMinimum && Past is { Schedule.Instalments: not null } past)
            PerformInstalments(past, counted, fact.TakesEffectOn);
        else
            Past?.Perform(counted);
        Basis.Add(fact);
    }

    /// <summary>
    /// Performs instalments of a minimum. What is left stays at those to come, except for what was taken out of them
    /// otherwise.
    /// </summary>
    private void PerformInstalments(SchedulePast past, Amount amount, DateOnly day)
    {
        var later = past.PerformInstalments(amount, due => DueDay(due) < day);
        if (later.Shown.IsNone)
            return;
        var otherwise = past.TakenOtherwise.Plus(past.Schedule.Shortfall(past.Undertaken));
        PossibleFor(later)?.KeepAtLeast(later.Possible, otherwise);
        _balance.KeepAtLeast(later.Shown, otherwise);
    }

    /// <summary>
    /// Returns what counts of an amount taken out. If it certainly exceeds what is outstanding, reports an anomaly, and
    /// what is outstanding counts.
    /// </summary>
    private Amount AtMostOutstanding(in Reckoned taken, string how, FactInForce fact)
    {
        if (!HasLessThan(taken))
            return taken.Shown;
        Partnership.Report(fact, RuleCodes.MoreThanOutstanding,
            $"Commitment {Id} is {how} by {taken.Shown} with {Outstanding} outstanding; "
            + $"it can be {how} by no more than is outstanding.");
        return taken.Shown.LessOf(Outstanding);
    }

    /// <summary>Takes performance back; on a closed commitment, nothing becomes outstanding again.</summary>
    internal void Reverse(Reckoned amount, FactInForce fact)
    {
        Performed = Performed.Less(amount.Shown);
        KeepWhole();
        PossibleFor(amount)?.Reverse(amount.Possible, !IsOpen);
        _balance.Reverse(amount.Shown, !IsOpen);
        if (Past?.Reverse(amount.Shown) is { IsNone: false } excess)
            Take(new Reckoned(excess));
        Basis.Add(fact);
    }

    /// <summary>Withdraws a fraction of what is outstanding.</summary>
    internal void WithdrawFraction(Fraction fraction, FactInForce fact)
    {
        var gone = fact.Counted(Outstanding.Times(fraction));
        Taken.Withdrawn = Withdrawn.Plus(gone);
        Past?.Take(gone);
        _possible?.Take(fraction, fact.IsDisputed);
        _balance.Take(fraction, fact.IsDisputed);
        Basis.Add(fact);
    }

    internal void WithdrawWhole(FactInForce fact)
    {
        Taken.Withdrawn = Withdrawn.Plus(fact.Counted(Outstanding));
        End(CommitmentLifecycle.Withdrawn, fact);
    }

    /// <summary>
    /// Limits what is outstanding to an amount. If the fact is disputed, from 0 to what was outstanding remains.
    /// </summary>
    internal void Keep(Amount amount, FactInForce fact)
    {
        var before = Outstanding;
        if (fact.IsDisputed)
            TakeAll(perhaps: true);
        else
            Limit(new Reckoned(amount));
        Past?.Take(before.Less(Outstanding));
        Basis.Add(fact);
    }

    private void Limit(Reckoned amount)
    {
        PossibleFor(amount)?.Limit(amount.Possible);
        _balance.Limit(amount.Shown);
    }

    /// <summary>Starts a new schedule, over what is outstanding.</summary>
    internal void Reschedule(Schedule schedule, FactInForce fact)
    {
        Past = new SchedulePast(schedule, fact, Outstanding, Past?.Excess);
        _schedules++;
        Basis.Add(fact);
    }

    /// <summary>
    /// Makes it firm, as its condition was met. If the fact is disputed, it is firm from 0 to what was outstanding.
    /// </summary>
    internal void MeetCondition(FactInForce fact)
    {
        Nature = CommitmentNature.Firm;
        if (fact.IsDisputed)
        {
            Past?.Take(fact.Counted(Outstanding));
            TakeAll(perhaps: true);
        }

        Basis.Add(fact);
        Partnership.Restate(this);
    }

    /// <summary>
    /// Closes it with nothing outstanding. A disputed ending leaves it open, from 0 to what was outstanding.
    /// </summary>
    internal void End(CommitmentLifecycle how, FactInForce fact)
    {
        Basis.Add(fact);
        if (fact.IsDisputed)
            Past?.Take(Outstanding.FromNothing());
        else
            (Lifecycle, ClosedBy) = (how, fact);
        TakeAll(fact.IsDisputed);
        Partnership.Restate(this);
    }

    /// <summary>
    /// Adds a reported problem, which changes no figure.
    /// </summary>
    internal void Trouble(FactInForce fact) => (_troubles ??= []).Add(fact);

    /// <summary>The balance of what may be meant, which checks reckon with.</summary>
    private Balance Possible
    {
        get
        {
            KeepWhole();
            return _possible ?? _balance;
        }
    }

    /// <summary>
    /// Keeps whole balances from now on. Few commitments need them, so those of what came before are folded then.
    /// </summary>
    private void KeepWhole()
    {
        if (_balance.IsWhole)
            return;
        var alone = Partnership.Alone(this);
        (_balance, _possible) = (alone._balance, alone._possible);
    }

    /// <summary>The balance of what may be meant, to be changed by an amount; null if none is kept apart.</summary>
    private Balance? PossibleFor(in Reckoned amount)
    {
        _balance.IsAsShown &= amount.IsAsShown;
        return _balance.IsAsShown || !_balance.IsWhole ? null : _possible ??= _balance.Copy();
    }
}
