namespace Contracts;

/// <summary>One organization: its business, its capacity and the figures it published, at a viewpoint.</summary>
public sealed class Organization : Aggregate
{
    private readonly List<StrategyAnnounced> _strategies = [];
    private readonly SortedDictionary<string, Amount> _reportedCapacity = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Amount> _onlineCapacity = new(StringComparer.Ordinal);
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

    /// <summary>What it was last reported to have, by kind of capacity: a stock, never added to anything.</summary>
    public IReadOnlyDictionary<string, Amount> ReportedCapacity => _reportedCapacity;

    /// <summary>What was brought online less what was retired, by kind of capacity; what is reported never enters it.</summary>
    public IReadOnlyDictionary<string, Amount> OnlineCapacity => _onlineCapacity;

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

    internal void Report(string kind, Amount capacity) => _reportedCapacity[kind] = capacity;

    internal void BringOnline(string kind, Amount capacity) =>
        _onlineCapacity[kind] = _onlineCapacity.TryGetValue(kind, out var online) ? online.Plus(capacity) : capacity;

    internal void Retire(string kind, Amount capacity) =>
        _onlineCapacity[kind] = _onlineCapacity.TryGetValue(kind, out var online) ? online.Less(capacity) : Amount.None(capacity.Unit);

    /// <summary>Whether capacity is counted in the unit in which this kind is counted already; else it is reported.</summary>
    internal bool CanCount(string kind, Amount capacity, FactInForce fact)
    {
        if (!_onlineCapacity.TryGetValue(kind, out var online) || online.Unit == capacity.Unit)
            return true;
        Report(fact, "mixed-units", $"{kind} is counted in {online.Unit}, the amount in {capacity.Unit}; a kind of capacity is counted in one unit.");
        return false;
    }

    internal void Report(FigureReported figure) => _figures.Add(figure);

    private protected override void Apply(FactInForce fact)
    {
        if (fact.Event is OrganizationEvent happened)
            happened.ApplyTo(this, fact);
    }
}
