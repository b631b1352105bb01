namespace Contracts;

public sealed partial class Partnership
{
    /// <summary>Ends a deal: what survives stays open, the rest of what is open under it closes.</summary>
    internal void End(Deal deal, DealLifecycle how, IReadOnlyList<SurvivingAmount> survives, FactInForce fact)
    {
        deal.End(how, fact);
        EndOptions(option => option.Deal == deal.Id, fact);
        var named = survives.Select(amount => FindCommitment(amount.Commitment)?.Grounds).ToList();
        var settled = how == DealLifecycle.Completed ? Commitments.Where(commitment => commitment.Deal == deal.Id).Select(commitment => commitment.Grounds).ToList() : [];
        foreach (var commitment in OpenCommitments.Where(commitment => commitment.Deal == deal.Id).ToList())
        {
            commitment.RestOn([deal.Grounds, .. named, .. settled]);
            if (survives.FirstOrDefault(amount => amount.Commitment == commitment.Id) is { } stays)
                commitment.Keep(stays.Amount, fact);
            else if (!commitment.Survives)
                commitment.End(CommitmentLifecycle.EndedWithDeal, fact);
        }
    }

    /// <summary>The breach of a deal that can still be cured on a day, where there is no other that cannot.</summary>
    internal Breach? CureOf(Id<Deal> deal, DateOnly day)
    {
        var open = Breaches.Where(breach => breach.Deal == deal && breach.IsOpen).ToList();
        return open.Exists(breach => breach.LastDayOfCure is not { } last || last < day) ? null : open.MaxBy(breach => breach.LastDayOfCure);
    }

    internal bool CanSurvive(SurvivingAmount survives, Id<Deal> deal, FactInForce fact)
    {
        if (OpenCommitment(survives.Commitment, survives.Amount.Unit, fact) is not { } commitment)
            return false;
        if (commitment.Deal != deal)
            Report(fact, "not-under-the-deal", $"Commitment {commitment.Id} is not under deal {deal}; only what is can survive it.");
        else if (commitment.Outstanding.IsCertainlyLessThan(fact.Counted(survives.Amount)))
            Report(fact, "more-than-outstanding", $"{survives.Amount} of commitment {commitment.Id} survive with {commitment.Outstanding} outstanding; no more than that can.");
        else
            return true;
        return false;
    }
}
