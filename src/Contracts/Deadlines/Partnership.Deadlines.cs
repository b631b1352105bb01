namespace Contracts;

public sealed partial class Partnership
{
    private readonly List<FactInForce> _missedDeadlines = [];

    /// <summary>The facts that a deadline was missed, in order; a miss stays on record whatever follows.</summary>
    public IReadOnlyList<FactInForce> MissedDeadlines => _missedDeadlines;

    internal void Miss(DeadlineMissed missed, FactInForce fact)
    {
        if (missed.Deal is { } deal && DealOrReport(deal, fact) is null)
            return;
        _missedDeadlines.Add(fact);
        if (missed.Deal is { } late)
            FindDeal(late)?.Trouble(fact);
    }
}
