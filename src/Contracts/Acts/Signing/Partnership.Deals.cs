namespace Contracts;

public sealed partial class Partnership
{
    private readonly ById<Deal> _deals = new();

    /// <summary>The deals that were signed, by id.</summary>
    public IReadOnlyCollection<Deal> Deals => _deals.InOrder;

    /// <summary>The deal of an id, or null where none was signed.</summary>
    /// <param name="deal">The deal's slug.</param>
    public Deal? FindDeal(Id<Deal> deal) => _deals.Find(deal);

    internal void Sign(Deal deal) => _deals.Set(deal.Id, deal);

    /// <summary>The deal, if it is signed; else null, and it is reported.</summary>
    internal Deal? DealOrReport(Id<Deal> id, FactInForce fact)
    {
        if (FindDeal(id) is { } deal)
            return deal;
        Report(fact, "unknown-deal", $"Deal {id} is not signed by {PartialDate.On(fact.TakesEffectOn)}; the deals are {Text.List(_deals.Ids)}.");
        return null;
    }

    /// <summary>The deal, if it is signed and has not ended; else null, and it is reported.</summary>
    internal Deal? LiveDeal(Id<Deal> id, string how, FactInForce fact)
    {
        if (DealOrReport(id, fact) is not { EndedBy: { } ended } deal)
            return FindDeal(id);
        Report(fact, "deal-ended", $"Deal {id} is {Wording.Of(deal.Lifecycle)} since {ended.EffectiveOn}; only a deal that has not ended can be {how}.");
        return null;
    }

    internal bool IsPossible(Term? term, Id<Deal> deal, FactInForce fact)
    {
        if (term is not { EndsBeforeItStarts: true })
            return true;
        Report(fact, "term-ends-before-it-starts", $"The term of deal {deal} is {term}; it ends on its first day or later.");
        return false;
    }
}
