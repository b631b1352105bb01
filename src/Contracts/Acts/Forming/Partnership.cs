using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>The undertakings of two or more parties towards each other, as seen from a viewpoint.</summary>
[JsonConverter(typeof(AggregateJsonConverter<Partnership>))]
public sealed partial class Partnership : Aggregate, IItemSource
{
    private readonly ById<Party> _parties = new();
    private readonly ById<Party> _named = new();
    private readonly List<PartnershipReassessed> _reassessments = [];
    private FactInForce? _formed;
    private FactInForce? _dissolved;
    private readonly ById<Deal> _deals = new();
    private readonly ById<Commitment> _commitments = new();
    private readonly ById<Option> _options = new();
    private readonly Dictionary<Id<Commitment>, Id<Option>[]> _optionsOn = [];
    private readonly ById<Investment> _investments = new();
    private readonly ById<Milestone> _milestones = new();
    private readonly List<FactInForce> _missedDeadlines = [];
    private readonly ById<Breach> _breaches = new();
    private readonly ById<Right> _rights = new();

    // The number of changes of its members and misses, and one more.
    private int _changes = 1;

    internal Partnership(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>True if its forming is recorded. An imported history may begin later.</summary>
    public bool IsFormed => _formed is not null;

    /// <summary>True if it is dissolved.</summary>
    public bool IsDissolved => _dissolved is not null;

    /// <summary>
    /// The parties, in the order of their ids. If no forming is recorded, those that the entries name.
    /// </summary>
    public IReadOnlyCollection<Party> Parties => IsFormed ? _parties.InOrder : _named.InOrder;

    /// <summary>The reassessments that parties stated, in order.</summary>
    public IReadOnlyList<PartnershipReassessed> Reassessments => _reassessments;

    /// <summary>The deals that were signed, in the order of their ids.</summary>
    public IReadOnlyCollection<Deal> Deals => _deals.InOrder;

    /// <summary>The commitments made so far, open and closed, in the order of their ids.</summary>
    public IEnumerable<Commitment> Commitments => _commitments.InOrder;

    /// <summary>The options that were granted, in the order of their ids.</summary>
    public IReadOnlyCollection<Option> Options => _options.InOrder;

    /// <summary>The investments of parties in each other, held or agreed, in the order of their ids.</summary>
    public IReadOnlyCollection<Investment> Investments => _investments.InOrder;

    /// <summary>The milestones that were scheduled, in the order of their ids.</summary>
    public IReadOnlyCollection<Milestone> Milestones => _milestones.InOrder;

    /// <summary>The missed deadlines, in order. A miss stays in this list whatever follows.</summary>
    public IReadOnlyList<FactInForce> MissedDeadlines => _missedDeadlines;

    /// <summary>The breaches that were notified, in the order of their ids.</summary>
    public IReadOnlyCollection<Breach> Breaches => _breaches.InOrder;

    /// <summary>The rights that were granted, in the order of their ids.</summary>
    public IReadOnlyCollection<Right> Rights => _rights.InOrder;

    private protected override IEnumerable<IExplained> Explained =>
        [.. _commitments.InOrder, .. _options.InOrder, .. _investments.InOrder];

    /// <summary>The commitments and the options, in no particular order.</summary>
    internal override IEnumerable<IPosition> Positions
    {
        get
        {
            foreach (var commitment in _commitments.All)
                yield return commitment;
            foreach (var option in _options.All)
                yield return option;
        }
    }

    internal override IEnumerable<IItemSource> ItemSources
    {
        get
        {
            yield return this;
            foreach (var deal in _deals.All)
                yield return deal;
            foreach (var milestone in _milestones.All)
                yield return milestone;
            foreach (var breach in _breaches.All)
                yield return breach;
            foreach (var right in _rights.All)
                yield return right;
            foreach (var investment in _investments.All)
                yield return investment;
            foreach (var commitment in _commitments.All)
            {
                if (commitment.Past is not null)
                    yield return commitment;
            }
        }
    }

    FigureKey IItemSource.Source => new(FigureKind.Members, "");

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => _changes;

    /// <summary>Its members, and the missed deadlines that name no milestone.</summary>
    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) =>
        [.. Parties.Count > 0 ? [PartnershipMembers.Of(this)] : Array.Empty<LedgerItem>(), .. Deadline.OfMisses(this)];

    internal IEnumerable<Commitment> OpenCommitments => Commitments.Where(commitment => commitment.IsOpen);

    internal IEnumerable<Commitment> CertainlyOutstanding =>
        OpenCommitments.Where(commitment => commitment.Outstanding.Min > 0 && commitment.Left.Possible.Min > 0);

    /// <summary>The commitment with an id.</summary>
    /// <param name="commitment">The id of the commitment.</param>
    /// <exception cref="KeyNotFoundException">
    /// The commitment is not made by the day of the viewpoint, as far as was known.
    /// </exception>
    public Commitment this[Id<Commitment> commitment] =>
        FindCommitment(commitment) ?? throw Commitment.NotMade(Stream, commitment, Viewpoint);

    /// <summary>Finds a deal by its id; null if none was signed.</summary>
    /// <param name="deal">The id of the deal.</param>
    public Deal? FindDeal(Id<Deal> deal) => _deals.Find(deal);

    /// <summary>Finds a commitment by its id; null if none was made.</summary>
    /// <param name="commitment">The id of the commitment.</param>
    public Commitment? FindCommitment(Id<Commitment> commitment) => _commitments.Find(commitment);

    /// <summary>Finds an option by its id; null if none was granted.</summary>
    /// <param name="option">The id of the option.</param>
    public Option? FindOption(Id<Option> option) => _options.Find(option);

    /// <summary>Finds an investment by its id; null if none was agreed.</summary>
    /// <param name="investment">The id of the investment.</param>
    public Investment? FindInvestment(Id<Investment> investment) => _investments.Find(investment);

    /// <summary>Finds a milestone by its id; null if none was scheduled.</summary>
    /// <param name="milestone">The id of the milestone.</param>
    public Milestone? FindMilestone(Id<Milestone> milestone) => _milestones.Find(milestone);

    /// <summary>Finds a breach by its id; null if none was notified.</summary>
    /// <param name="breach">The id of the breach.</param>
    public Breach? FindBreach(Id<Breach> breach) => _breaches.Find(breach);

    /// <summary>Finds a right by its id; null if none was granted.</summary>
    /// <param name="right">The id of the right.</param>
    public Right? FindRight(Id<Right> right) => _rights.Find(right);

    /// <summary>The facts that made and unmade its parties; empty if no forming is recorded.</summary>
    internal Basis Membership { get; private set; } = new();

    internal bool HasParty(Id<Party> party) => (IsFormed ? _parties : _named).Has(party);

    internal bool HasJoined(Id<Party> party) => _parties.Has(party);

    /// <summary>The performance of an open commitment, on the day of the viewpoint.</summary>
    internal PerformanceStatus PerformanceOf(Commitment commitment)
    {
        var breaches = Breaches
            .Where(breach => breach.Deal == commitment.Deal && breach.Party == commitment.Debtor && breach.IsOpen)
            .ToList();
        return breaches.Exists(breach => breach.IsPastCure(Viewpoint.AsOf)) ? PerformanceStatus.InBreach
            : breaches.Count > 0 ? PerformanceStatus.InCure
            : Milestones.Any(milestone => milestone.IsOf(commitment) && IsLate(milestone)) ? PerformanceStatus.Late
            : commitment.HasOverdueInstalment(Viewpoint.AsOf) ? PerformanceStatus.Late
            : PerformanceStatus.OnTrack;

        bool IsLate(Milestone milestone) =>
            milestone.StatusOn(Viewpoint.AsOf) is DeadlineStatus.Missed or DeadlineStatus.Late;
    }

    /// <summary>
    /// Finds the open breach of a deal whose cure ends last. Null if there is none, or one can no longer be cured on
    /// the day.
    /// </summary>
    internal Breach? CureOf(Id<Deal> deal, DateOnly day)
    {
        var open = Breaches.Where(breach => breach.Deal == deal && breach.IsOpen).ToList();
        return open.Exists(breach => breach.IsPastCure(day))
            ? null
            : open.MaxBy(breach => breach.LastDayOfCure ?? DateOnly.MaxValue);
    }

    /// <summary>True if it keeps the balances of its commitments whole.</summary>
    internal bool KeepsWholeBalances { get; private init; }

    /// <summary>Folds what determines a commitment once more, with whole balances.</summary>
    internal Commitment Alone(Commitment commitment)
    {
        var alone = new Partnership(Stream, Viewpoint) { KeepsWholeBalances = true };
        foreach (var fact in commitment.Basis.Facts)
            alone.Apply(fact);
        return alone[commitment.Id];
    }

    /// <summary>An independent copy, which folds on as this one does.</summary>
    internal override Partnership Copy()
    {
        var copy = new Partnership(Stream, Viewpoint)
        {
            _formed = _formed,
            _dissolved = _dissolved,
            _changes = _changes,
            Membership = Membership.Copy(),
        };
        ((IItemSource)copy).Slices = ((IItemSource)this).Slices;
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
            copy._milestones.Set(milestone.Id, milestone.Copy(CopyOf));
        foreach (var breach in _breaches.All)
            copy._breaches.Set(breach.Id, breach.Copy(deal => CopyOf(deal) ?? deal));
        foreach (var right in _rights.All)
            copy._rights.Set(right.Id, right.Copy());
        foreach (var commitment in _commitments.All)
            copy._commitments.Set(commitment.Id, commitment.CopyIn(copy));
        foreach (var option in _options.All)
            copy._options.Set(option.Id, option.CopyIn(copy));
        foreach (var (commitment, options) in _optionsOn)
            copy._optionsOn.Add(commitment, options);
        foreach (var investment in _investments.All)
            copy._investments.Set(investment.Id, investment.CopyIn(copy));
        return copy;

        Deal? CopyOf(Deal deal) => FindDeal(deal.Id) == deal ? copy.FindDeal(deal.Id) : deal;
    }
}
