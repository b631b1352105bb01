namespace Contracts;

public sealed partial class Partnership
{
    private readonly SortedDictionary<Id<Deal>, Deal> _deals = [];

    /// <summary>The deals that were signed, by id.</summary>
    public IReadOnlyCollection<Deal> Deals => _deals.Values;

    /// <summary>The deal of an id, or null where none was signed.</summary>
    /// <param name="deal">The deal's slug.</param>
    public Deal? FindDeal(Id<Deal> deal) => _deals.GetValueOrDefault(deal);

    internal void Sign(Deal deal) => _deals.Add(deal.Id, deal);

    internal Deal? DealOrReport(Id<Deal> id, FactInForce fact)
    {
        if (FindDeal(id) is { } deal)
            return deal;
        Report(fact, "unknown-deal", $"Deal {id} is not signed by {fact.TakesEffectOn:yyyy-MM-dd}; the deals are {Text.List(_deals.Keys)}.");
        return null;
    }
}
