namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Investment> _investments = new();

    /// <summary>The equity that parties hold or are to hold in each other, by id.</summary>
    public IReadOnlyCollection<Investment> Investments => _investments.InOrder;

    /// <summary>The investment of an id, or null where none was agreed.</summary>
    /// <param name="investment">The investment's slug.</param>
    public Investment? FindInvestment(Id<Investment> investment) => _investments.Find(investment);

    internal Investment Invest(Investment investment)
    {
        _investments.Set(investment.Id, investment);
        return investment;
    }

    /// <summary>The investment, if so much of it can be handed on or cancelled; else null, and it is reported.</summary>
    internal Investment? HeldInvestment(Id<Investment> id, Amount? amount, Amount? shares, FactInForce fact)
    {
        if (FindInvestment(id) is not { } investment)
            Report(fact, "not-invested", $"Investment {id} is not agreed by {PartialDate.On(fact.TakesEffectOn)}; the investments are {Text.List(_investments.Ids)}.");
        else if (amount is { } one && one.Unit != investment.Unit)
            Report(fact, "mixed-units", $"Investment {id} is in {investment.Unit}, the amount in {one.Unit}; it has to be in the investment's unit.");
        else if (amount is { } gone && investment.Amount.IsCertainlyLessThan(fact.Counted(gone)))
            Report(fact, "more-than-held", $"{gone} of investment {id} are to go with {investment.Amount} held; no more than that can.");
        else if (shares is { } many && investment.Shares is { } held && many.Unit == held.Unit && held.IsCertainlyLessThan(fact.Counted(many)))
            Report(fact, "more-than-held", $"{many} of investment {id} are to go with {held} held; no more than that can.");
        else
            return investment;
        return null;
    }

    internal bool CanInvest(Id<Party> investor, Id<Party> issuer, FactInForce fact)
    {
        if (investor != issuer)
            return Knows(investor, fact) && Knows(issuer, fact);
        Report(fact, "investor-is-issuer", $"{investor} would invest in itself; an investor and an issuer are two.");
        return false;
    }
}
