namespace Contracts;

public sealed partial class Partnership
{
    private readonly SortedDictionary<Id<Investment>, Investment> _investments = [];

    /// <summary>The equity that parties hold or are to hold in each other, by id.</summary>
    public IReadOnlyCollection<Investment> Investments => _investments.Values;

    /// <summary>The investment of an id, or null where none was agreed.</summary>
    /// <param name="investment">The investment's slug.</param>
    public Investment? FindInvestment(Id<Investment> investment) => _investments.GetValueOrDefault(investment);

    internal Investment Invest(Investment investment)
    {
        _investments.Add(investment.Id, investment);
        return investment;
    }

    internal bool CanInvest(Id<Party> investor, Id<Party> issuer, FactInForce fact)
    {
        if (investor != issuer)
            return Knows(investor, fact) && Knows(issuer, fact);
        Report(fact, "investor-is-issuer", $"{investor} would invest in itself; an investor and an issuer are two.");
        return false;
    }
}
