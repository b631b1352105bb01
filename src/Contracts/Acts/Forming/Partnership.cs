namespace Contracts;

/// <summary>The undertakings of two or more parties towards each other, at a viewpoint.</summary>
public sealed partial class Partnership : Aggregate
{
    private readonly ById<Party> _parties = new();
    private readonly ById<Party> _named = new();
    private readonly List<PartnershipReassessed> _reassessments = [];
    private FactInForce? _formed;
    private FactInForce? _dissolved;
    private readonly ById<Deal> _deals = new();
    private readonly ById<Commitment> _commitments = new();
    private readonly ById<Option> _options = new();
    private readonly ById<Investment> _investments = new();
    private readonly ById<Milestone> _milestones = new();
    private readonly List<FactInForce> _missedDeadlines = [];
    private readonly ById<Breach> _breaches = new();

    internal Partnership(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>Whether its forming is on record; a history of other people's may begin later.</summary>
    public bool IsFormed => _formed is not null;

    /// <summary>Whether it has ended.</summary>
    public bool IsDissolved => _dissolved is not null;

    /// <summary>Who takes part, by id; where no forming is on record, those whom the entries name.</summary>
    public IReadOnlyCollection<Party> Parties => IsFormed ? _parties.InOrder : _named.InOrder;

    /// <summary>How parties said that they see it anew, in order.</summary>
    public IReadOnlyList<PartnershipReassessed> Reassessments => _reassessments;

    /// <summary>The deals that were signed, by id.</summary>
    public IReadOnlyCollection<Deal> Deals => _deals.InOrder;

    /// <summary>The commitments made so far, open and closed, by id.</summary>
    public IEnumerable<Commitment> Commitments => _commitments.InOrder;

    /// <summary>The options that were granted, by id.</summary>
    public IReadOnlyCollection<Option> Options => _options.InOrder;

    /// <summary>The equity that parties hold or are to hold in each other, by id.</summary>
    public IReadOnlyCollection<Investment> Investments => _investments.InOrder;

    /// <summary>What is due or was, by id.</summary>
    public IReadOnlyCollection<Milestone> Milestones => _milestones.InOrder;

    /// <summary>The facts that a deadline was missed, in order; a miss stays on record whatever follows.</summary>
    public IReadOnlyList<FactInForce> MissedDeadlines => _missedDeadlines;

    /// <summary>The breaches that were notified, by id.</summary>
    public IReadOnlyCollection<Breach> Breaches => _breaches.InOrder;

    private protected override IEnumerable<IExplained> Explained => [.. _commitments.InOrder, .. _options.InOrder, .. _investments.InOrder];

    /// <summary>The commitments and the options, in no order.</summary>
    internal IEnumerable<IPosition> Positions
    {
        get
        {
            foreach (var commitment in _commitments.All)
                yield return commitment;
            foreach (var option in _options.All)
                yield return option;
        }
    }

    internal IEnumerable<Commitment> OpenCommitments => Commitments.Where(commitment => commitment.IsOpen);

    internal IEnumerable<Commitment> CertainlyOutstanding => OpenCommitments.Where(commitment => commitment.Outstanding.Min > 0);

    /// <summary>The deal of an id, or null where none was signed.</summary>
    /// <param name="deal">The deal's slug.</param>
    public Deal? FindDeal(Id<Deal> deal) => _deals.Find(deal);

    /// <summary>The commitment of an id, or null where none was made.</summary>
    /// <param name="commitment">The commitment's slug.</param>
    public Commitment? FindCommitment(Id<Commitment> commitment) => _commitments.Find(commitment);

    /// <summary>The option of an id, or null where none was granted.</summary>
    /// <param name="option">The option's slug.</param>
    public Option? FindOption(Id<Option> option) => _options.Find(option);

    /// <summary>The investment of an id, or null where none was agreed.</summary>
    /// <param name="investment">The investment's slug.</param>
    public Investment? FindInvestment(Id<Investment> investment) => _investments.Find(investment);

    /// <summary>The milestone of an id, or null where none was scheduled.</summary>
    /// <param name="milestone">The milestone's slug.</param>
    public Milestone? FindMilestone(Id<Milestone> milestone) => _milestones.Find(milestone);

    /// <summary>The breach of an id, or null where none was notified.</summary>
    /// <param name="breach">The breach's slug.</param>
    public Breach? FindBreach(Id<Breach> breach) => _breaches.Find(breach);

    internal bool HasParty(Id<Party> party) => (IsFormed ? _parties : _named).Has(party);

    internal bool HasJoined(Id<Party> party) => _parties.Has(party);

    /// <summary>How a debtor performs what it owes under a deal, on the day of the viewpoint.</summary>
    internal PerformanceStatus PerformanceUnder(Id<Deal> deal, Id<Party> debtor)
    {
        var breaches = Breaches.Where(breach => breach.Deal == deal && breach.Party == debtor && breach.IsOpen).ToList();
        return breaches.Exists(breach => breach.LapsedBy is not null || breach.LastDayOfCure is not { } last || last < Viewpoint.AsOf) ? PerformanceStatus.InBreach
            : breaches.Count > 0 ? PerformanceStatus.InCure
            : Milestones.Any(milestone => milestone.Deal == deal && milestone.IsLate) ? PerformanceStatus.Late
            : PerformanceStatus.OnTrack;
    }

    /// <summary>The breach of a deal that can still be cured on a day, where there is no other that cannot.</summary>
    internal Breach? CureOf(Id<Deal> deal, DateOnly day)
    {
        var open = Breaches.Where(breach => breach.Deal == deal && breach.IsOpen).ToList();
        return open.Exists(breach => breach.LastDayOfCure is not { } last || last < day) ? null : open.MaxBy(breach => breach.LastDayOfCure);
    }

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
