namespace Contracts;

public sealed partial class Commitment
{
    /// <summary>Adds what its existence or its end rests on besides the facts about it.</summary>
    internal void RestOn(params ReadOnlySpan<Basis?> others)
    {
        foreach (var other in others)
        {
            if (other is not null)
                Basis.Add(other);
        }
    }

    /// <summary>Keeps what it rests on now that it is made, which often is the fact that made it and nothing else.</summary>
    internal void KeepOrigin() => _origin = Basis.Count > 1 ? new Basis(Basis) : null;

    /// <summary>Adds so much to it.</summary>
    internal void Grow(Amount by, FactInForce fact)
    {
        Committed = Committed.Plus(by);
        Past?.Grow(by);
        Outstanding = Outstanding.Plus(by);
        Basis.Add(fact);
    }

    /// <summary>Takes out an exact amount, or all, and says what goes to the new commitment. What is said to stay narrows what stays.</summary>
    internal Amount Novate(Amount? exact, Amount? kept, FactInForce fact)
    {
        var gone = fact.Counted(exact ?? Outstanding).AtMost(Outstanding);
        var left = exact is { } amount ? Outstanding.Less(fact.Counted(amount)) : fact.IsDisputed ? Outstanding.FromNothing() : Amount.None(Unit);
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

    /// <summary>The part that is left after a fraction is taken: the same unknown is multiplied once, not subtracted from itself.</summary>
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

    /// <summary>Keeps so much of it, and no more than stood; where that is disputed, anything up to what stood.</summary>
    internal void Keep(Amount amount, FactInForce fact)
    {
        var left = fact.IsDisputed ? Outstanding.FromNothing() : amount.AtMost(Outstanding);
        Past?.Take(Outstanding.Less(left));
        Outstanding = left;
        Basis.Add(fact);
    }

    /// <summary>Closes it at nothing; a disputed ending leaves it open at anything up to what stood.</summary>
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

    /// <summary>Keeps a trouble beside the figures; only where it is disputed does it mark them as contested.</summary>
    internal void Trouble(FactInForce fact)
    {
        (_troubles ??= []).Add(fact);
        if (fact.IsDisputed)
            Basis.Contest(fact);
    }
}
