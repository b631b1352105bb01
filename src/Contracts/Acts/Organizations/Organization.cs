namespace Contracts;

/// <summary>One organization: its business, its capacity and the figures it published, at a viewpoint.</summary>
public sealed class Organization : Aggregate
{
    private readonly List<StrategyAnnounced> _strategies = [];
    private readonly SortedDictionary<string, Capacity> _capacities = new(StringComparer.Ordinal);
    private readonly List<FigureReported> _figures = [];

    internal Organization(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>The fact that it was founded; null where that is not on record.</summary>
    public FactInForce? FoundedBy { get; private set; }

    /// <summary>What it is called; null where nobody said.</summary>
    public string? Name { get; private set; }

    /// <summary>What it does; null where nobody said.</summary>
    public string? Business { get; private set; }

    /// <summary>What it announced or is said to intend, in order.</summary>
    public IReadOnlyList<StrategyAnnounced> Strategies => _strategies;

    /// <summary>What it has of each kind of capacity, by kind.</summary>
    public IReadOnlyCollection<Capacity> Capacities => _capacities.Values;

    /// <summary>What it was last reported to have, by kind of capacity: a stock, never added to anything.</summary>
    public IReadOnlyDictionary<string, Amount> ReportedCapacity => ByKind(capacity => capacity.Reported);

    /// <summary>What was brought online less what was retired, by kind of capacity; what is reported never enters it.</summary>
    public IReadOnlyDictionary<string, Amount> OnlineCapacity => ByKind(capacity => capacity.Online);

    /// <summary>Figures published about it, in order; checked against what is computed, never added to it.</summary>
    public IReadOnlyList<FigureReported> Figures => _figures;

    internal void Found(string? name, string? business, FactInForce fact)
    {
        FoundedBy = fact;
        Name = name ?? Name;
        Business = business ?? Business;
    }

    internal void Rename(string name) => Name = name;

    internal void ChangeBusiness(string business) => Business = business;

    internal void Announce(StrategyAnnounced announced) => _strategies.Add(announced);

    internal Capacity Capacity(string kind)
    {
        if (!_capacities.TryGetValue(kind, out var capacity))
            _capacities.Add(kind, capacity = new Capacity(Stream.Slug, kind));
        return capacity;
    }

    /// <summary>Whether capacity is counted in the unit in which this kind is counted already; else it is reported.</summary>
    internal bool CanCount(string kind, Amount capacity, FactInForce fact)
    {
        if (!_capacities.TryGetValue(kind, out var known) || known.Online is not { } online || online.Unit == capacity.Unit)
            return true;
        Report(fact, "mixed-units", $"{kind} is counted in {online.Unit}, the amount in {capacity.Unit}; a kind of capacity is counted in one unit.");
        return false;
    }

    internal void Report(FigureReported figure) => _figures.Add(figure);

    private protected override IEnumerable<IExplained> Explained => _capacities.Values;

    private protected override void Apply(FactInForce fact)
    {
        if (fact.Event is OrganizationEvent happened)
            happened.ApplyTo(this, fact);
    }

    private SortedDictionary<string, Amount> ByKind(Func<Capacity, Amount?> amountOf)
    {
        var byKind = new SortedDictionary<string, Amount>(StringComparer.Ordinal);
        foreach (var capacity in _capacities.Values)
        {
            if (amountOf(capacity) is { } amount)
                byKind.Add(capacity.Kind, amount);
        }

        return byKind;
    }
}
