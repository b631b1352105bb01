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
        _balance.Change(by, static (balance, by) => balance.Grow(by));
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
            Whole.Change(total, IsMinimum, static (balance, to, isMinimum) => balance.AmendPerhaps(to, isMinimum));
            Committed = Committed.Joined(total.Shown).FromNothing();
            (Withdrawn, Reduced, Novated) =
                (Withdrawn.FromNothing(), Reduced.FromNothing(), Novated.FromNothing());
        }
        else
        {
            Whole.Change(total, IsMinimum, static (balance, to, isMinimum) => balance.Amend(to, isMinimum));
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
            Whole.Change(fact.Reckoned(amount), static (balance, gone) => balance.Take(gone));
        else
            _balance.TakeAll(fact.IsDisputed);
        if (kept is { } stays && !fact.IsDisputed)
            Whole.Change(new Reckoned(stays), static (balance, kept) => balance.Narrow(kept));
        Novated = Novated.Plus(gone.Shown);
        if (exact is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (CommitmentLifecycle.Novated, fact);
        Past?.Take(gone.Shown);
        Basis.Add(fact);
        Partnership.Restate(this);
        return gone;
    }

    internal void Reduce(Reckoned by, FactInForce fact) => Reduced = Reduced.Plus(Take(by, "reduced", fact));

    internal void Withdraw(Reckoned amount, FactInForce fact) =>
        Withdrawn = Withdrawn.Plus(Take(amount, "withdrawn", fact));

    private Amount Take(Reckoned amount, string how, FactInForce fact)
    {
        var gone = AtMostOutstanding(amount, how, fact);
        Past?.Take(gone);
        _balance.Change(amount, static (balance, gone) => balance.Take(gone));
        Basis.Add(fact);
        return gone;
    }

    /// <summary>Performs an amount: no more than is outstanding, unless an excess is allowed.</summary>
    internal void Perform(Reckoned amount, bool allowsExcess, FactInForce fact)
    {
        var counted = allowsExcess ? amount.Shown : AtMostOutstanding(amount, "performed", fact);
        Performed = Performed.Plus(counted);
        Past?.Perform(counted);
        _balance.Change(
            amount, allowsExcess, static (balance, amount, allowsExcess) => balance.Perform(amount, allowsExcess));
        Basis.Add(fact);
    }

    /// <summary>
    /// Returns what counts of an amount taken out. If it certainly exceeds what is outstanding, reports an anomaly, and
    /// what is outstanding counts.
    /// </summary>
    private Amount AtMostOutstanding(Reckoned taken, string how, FactInForce fact)
    {
        if (!HasLessThan(taken))
            return taken.Shown;
        Partnership.Report(fact, "more-than-outstanding",
            $"Commitment {Id} is {how} by {taken.Shown} with {Outstanding} outstanding; "
            + $"it can be {how} by no more than is outstanding.");
        return taken.Shown.LessOf(Outstanding);
    }

    /// <summary>Takes performance back; on a closed commitment, nothing becomes outstanding again.</summary>
    internal void Reverse(Reckoned amount, FactInForce fact)
    {
        Performed = Performed.Less(amount.Shown);
        Past?.Reverse(amount.Shown);
        Whole.Change(amount, !IsOpen, static (balance, amount, isClosed) => balance.Reverse(amount, isClosed));
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
            _balance.Change(new Reckoned(amount), static (balance, amount) => balance.Limit(amount));
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
