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
    internal void Grow(Reckoned by, FactInForce fact)
    {
        Committed = Committed.Plus(by.Shown);
        Past?.Grow(by.Shown);
        _balance.Grow(by);
        Basis.Add(fact);
    }

    /// <summary>
    /// Amends what is undertaken to a total, from which on other changes are counted. If the fact is disputed, it may
    /// not hold.
    /// </summary>
    internal void Amend(Reckoned total, FactInForce fact)
    {
        Past?.Amend(total.Shown, fact.IsDisputed);
        if (fact.IsDisputed)
        {
            _balance.AmendPerhaps(total, IsMinimum);
            Committed = Committed.Joined(total.Shown).FromNothing();
            (Withdrawn, Reduced, Novated) =
                (Withdrawn.FromNothing(), Reduced.FromNothing(), Novated.FromNothing());
        }
        else
        {
            _balance.Amend(total, IsMinimum);
            Committed = total.Shown;
            Withdrawn = Reduced = Novated = Amount.None(Unit);
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
            _balance.Take(fact.Reckoned(amount));
        else
            _balance.TakeAll(fact.IsDisputed);
        if (kept is { } stays && !fact.IsDisputed)
            _balance.Narrow(new Reckoned(stays));
        Novated = Novated.Plus(gone.Shown);
        if (exact is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (CommitmentLifecycle.Novated, fact);
        Past?.Take(gone.Shown);
        Basis.Add(fact);
        Partnership.Restate(this);
        return gone;
    }

    internal void Reduce(Reckoned by, FactInForce fact)
    {
        var gone = by.CountedOf(Left).Shown;
        Reduced = Reduced.Plus(gone);
        Take(by, gone, fact);
    }

    internal void Withdraw(Reckoned amount, FactInForce fact)
    {
        var gone = amount.CountedOf(Left).Shown;
        Withdrawn = Withdrawn.Plus(gone);
        Take(amount, gone, fact);
    }

    private void Take(Reckoned amount, Amount gone, FactInForce fact)
    {
        Past?.Take(gone);
        _balance.Take(amount);
        Basis.Add(fact);
    }

    /// <summary>Performs an amount: no more than is outstanding, unless an excess is allowed.</summary>
    internal void Perform(Reckoned amount, bool allowsExcess, FactInForce fact)
    {
        var counted = allowsExcess || !HasLessThan(amount) ? amount.Shown : amount.CountedOf(Left).Shown;
        Performed = Performed.Plus(counted);
        Past?.Perform(counted);
        _balance.Perform(amount, allowsExcess);
        Basis.Add(fact);
    }

    /// <summary>Takes performance back; on a closed commitment, nothing becomes outstanding again.</summary>
    internal void Reverse(Reckoned amount, FactInForce fact)
    {
        Performed = Performed.Less(amount.Shown);
        Past?.Reverse(amount.Shown);
        _balance.Reverse(amount, !IsOpen);
        Basis.Add(fact);
    }

    /// <summary>Withdraws a fraction of what is outstanding.</summary>
    internal void WithdrawFraction(Fraction fraction, FactInForce fact)
    {
        var gone = fact.Counted(Outstanding.Times(fraction));
        Withdrawn = Withdrawn.Plus(gone);
        Past?.Take(gone);
        _balance.Take(fraction, fact.IsDisputed);
        Basis.Add(fact);
    }

    internal void WithdrawWhole(FactInForce fact)
    {
        Withdrawn = Withdrawn.Plus(fact.Counted(Outstanding));
        End(CommitmentLifecycle.Withdrawn, fact);
    }

    /// <summary>
    /// Limits what is outstanding to an amount. If the fact is disputed, from 0 to what was outstanding remains.
    /// </summary>
    internal void Keep(Amount amount, FactInForce fact)
    {
        var before = Outstanding;
        if (fact.IsDisputed)
            _balance.TakeAll(perhaps: true);
        else
            _balance.Limit(new Reckoned(amount));
        Past?.Take(before.Less(Outstanding));
        Basis.Add(fact);
    }

    /// <summary>Starts a new schedule, over what is outstanding.</summary>
    internal void Reschedule(Schedule schedule, FactInForce fact)
    {
        (Schedule, ScheduledBy) = (schedule, fact);
        Past = new SchedulePast(Outstanding);
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
            _balance.TakeAll(perhaps: true);
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
        _balance.TakeAll(fact.IsDisputed);
        Partnership.Restate(this);
    }

    /// <summary>
    /// Adds a reported problem, which changes no figure.
    /// </summary>
    internal void Trouble(FactInForce fact) => (_troubles ??= []).Add(fact);
}
