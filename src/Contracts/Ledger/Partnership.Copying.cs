namespace Contracts;

public sealed partial class Partnership
{
    /// <summary>A copy that folds on apart from it.</summary>
    internal Partnership Copy()
    {
        var copy = new Partnership(Stream, Viewpoint) { _formed = _formed, _dissolved = _dissolved };
        CopyTo(copy);
        copy._reassessments.AddRange(_reassessments);
        copy._missedDeadlines.AddRange(_missedDeadlines);
        foreach (var party in _parties.All)
            copy._parties.Set(party.Id, party);
        foreach (var party in _named.All)
            copy._named.Set(party.Id, party);
        foreach (var deal in _deals.All)
            copy._deals.Set(deal.Id, deal.Copy());
        foreach (var milestone in _milestones.All)
            copy._milestones.Set(milestone.Id, milestone.Copy(deal => FindDeal(deal.Id) == deal ? copy.FindDeal(deal.Id) : deal));
        foreach (var breach in _breaches.All)
            copy._breaches.Set(breach.Id, breach.Copy());
        foreach (var commitment in _commitments.All)
            copy._commitments.Set(commitment.Id, commitment.CopyIn(copy));
        foreach (var option in _options.All)
            copy._options.Set(option.Id, option.CopyIn(copy));
        foreach (var investment in _investments.All)
            copy._investments.Set(investment.Id, investment.Copy());
        return copy;
    }
}
