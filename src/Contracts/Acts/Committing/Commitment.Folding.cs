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
    internal void Grow(Amount by, FactInForce fact)
    {
        Committed = Committed.Plus(by);
        Past?.Grow(by);
        Outstanding = Outstanding.Plus(by);
        Basis.Add(fact);
    }

    /// <summary>
    /// Takes out an exact amount, or all if null, and returns the amount of the new commitment. The amount stated as
    /// kept narrows what stays outstanding.
    /// </summary>
    internal Amount Novate(Amount? exact, Amount? kept, FactInForce fact)
    {
        var gone = fact.Counted(exact ?? Outstanding).AtMost(Outstanding);
        var left =
            exact is { } amount ? Outstanding.Less(fact.Counted(amount))
            : fact.IsDisputed ? Outstanding.FromNothing()
            : Amount.None(Unit);
        Outstanding = kept is { } stays && !fact.IsDisputed ? left.NarrowedTo(stays) : left;
        Novated = Novated.Plus(gone);
        Past?.Take(gone);
        Basis.Add(fact);
        return gone;
    }

    internal void Reduce(Amount by, FactInForce fact)
    {
        Past?.Take(by);
        Outstanding = Outstanding.Less(by);
        Basis.Add(fact);
    }

    internal void Perform(Amount amount, FactInForce fact)
    {
        Performed = Performed.Plus(amount);
        Outstanding = Outstanding.Less(amount);
        Basis.Add(fact);
    }

    internal void Withdraw(Amount amount, FactInForce fact)
    {
        Withdrawn = Withdrawn.Plus(amount);
        Past?.Take(amount);
        Outstanding = Outstanding.Less(amount);
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
        var left = fraction.Value == 1 ? Amount.None(Unit) : Outstanding.Times(new Fraction(1 - fraction.Value));
        Outstanding = fact.IsDisputed ? left.Joined(Outstanding) : left;
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
        var left = fact.IsDisputed ? Outstanding.FromNothing() : amount.AtMost(Outstanding);
        Past?.Take(Outstanding.Less(left));
        Outstanding = left;
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
            Past?.Take(Outstanding.FromNothing());
            Outstanding = Outstanding.FromNothing();
            return;
        }

        Outstanding = Amount.None(Unit);
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
