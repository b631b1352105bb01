namespace Contracts;

public sealed partial class Partnership
{
    internal void Perform(Id<Commitment> id, Amount amount, FactInForce fact)
    {
        if (OpenCommitment(id, amount.Unit, fact) is { } commitment)
            commitment.Perform(AtMostOutstanding(commitment, fact.Counted(amount), "performed", fact), fact);
    }

    /// <summary>How a debtor performs what it owes under a deal, on the day of the viewpoint.</summary>
    internal PerformanceStatus PerformanceUnder(Id<Deal> deal, Id<Party> debtor)
    {
        var breaches = Breaches.Where(breach => breach.Deal == deal && breach.Party == debtor && breach.IsOpen).ToList();
        return breaches.Exists(breach => breach.LapsedBy is not null || breach.LastDayOfCure is not { } last || last < Viewpoint.AsOf) ? PerformanceStatus.InBreach
            : breaches.Count > 0 ? PerformanceStatus.InCure
            : Milestones.Any(milestone => milestone.Deal == deal && milestone.IsLate) ? PerformanceStatus.Late
            : PerformanceStatus.OnTrack;
    }

    /// <summary>Something went wrong under a deal or with one commitment: it is kept beside them and changes no figure.</summary>
    internal void Trouble(Id<Deal>? deal, Id<Commitment>? commitment, FactInForce fact)
    {
        if (deal is { } dealId)
            DealOrReport(dealId, fact)?.Trouble(fact);
        if (commitment is { } commitmentId)
            OpenCommitment(commitmentId, fact)?.Trouble(fact);
    }
}
