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
        Left = Left.Plus(by);
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
        var left =
            exact is { } amount ? Left.Less(fact.Reckoned(amount))
            : fact.IsDisputed ? Left.FromNothing()
            : Reckoned.None(Unit);
        Left = kept is { } stays && !fact.IsDisputed ? left.NarrowedTo(new Reckoned(stays)) : left;
        Novated = Novated.Plus(gone.Shown);
        if (exact is null && !fact.IsDisputed)
            (Lifecycle, ClosedBy) = (CommitmentLifecycle.Novated, fact);
        Past?.Take(gone.Shown);
        Basis.Add(fact);
        return gone;
    }

    internal void Reduce(Reckoned by, FactInForce fact)
    {
        Past?.Take(by.CountedOf(Left).Shown);
        Left = Left.Less(by);
        Basis.Add(fact);
    }

    internal void Perform(Reckoned amount, FactInForce fact)
    {
        Performed = Performed.Plus(amount.CountedOf(Left).Shown);
        Left = Left.Less(amount);
        Basis.Add(fact);
    }

    internal void Withdraw(Reckoned amount, FactInForce fact)
    {
        var gone = amount.CountedOf(Left).Shown;
        Withdrawn = Withdrawn.Plus(gone);
        Past?.Take(gone);
        Left = Left.Less(amount);
        Basis.Add(fact);
    }

    /// <summary>
    /// Withdraws a fraction. The rest is a multiple of what was outstanding, since subtracting would count the same
    /// unknown twice.
    /// </summary>
    internal void WithdrawFraction(Fraction fraction, FactInForce fact)
    {
        var gone = fact.Counted(Outstanding.Times(fraction));
        Withdrawn = Withdrawn.Plus(gone);
        Past?.Take(gone);
        var left = fraction.Value == 1 ? Reckoned.None(Unit) : Left.Times(new Fraction(1 - fraction.Value));
        Left = fact.IsDisputed ? left.Joined(Left) : left;
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
        var left = fact.IsDisputed ? Left.FromNothing() : new Reckoned(amount).AtMost(Left);
        Past?.Take(Outstanding.Less(left.Shown));
        Left = left;
        Basis.Add(fact);
    }

    /// <summary>
    /// Closes it with nothing outstanding. A disputed ending leaves it open, from 0 to what was outstanding.
    /// </summary>
    internal void End(CommitmentLifecycle how, FactInForce fact)
    {
        Basis.Add(fact);
        if (fact.IsDisputed)
        {
            Left = Left.FromNothing();
            Past?.Take(Outstanding);
            return;
        }

        Left = Reckoned.None(Unit);
        Lifecycle = how;
        ClosedBy = fact;
    }

    /// <summary>
    /// Adds a reported problem, which changes no amount. A disputed one marks the figures as contested.
    /// </summary>
    internal void Trouble(FactInForce fact)
    {
        (_troubles ??= []).Add(fact);
        if (fact.IsDisputed)
            Basis.Contest(fact);
    }
}
