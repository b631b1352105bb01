using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// One organization with its business, its capacity and the figures published about it, as seen from a viewpoint.
/// </summary>
[JsonConverter(typeof(AggregateJsonConverter<Organization>))]
public sealed class Organization : Aggregate
{
    private readonly List<StrategyAnnounced> _strategies = [];
    private readonly SortedDictionary<string, Capacity> _capacities = new(StringComparer.Ordinal);
    private readonly List<ReportedFigure> _figures = [];

    internal Organization(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>The fact that it was founded; null if not recorded.</summary>
    public FactInForce? FoundedBy { get; private set; }

    /// <summary>The name; null if not stated.</summary>
    public string? Name { get; private set; }

    /// <summary>The business in words; null if not stated.</summary>
    public string? Business { get; private set; }

    /// <summary>The strategies that it announced or was said to pursue, in order.</summary>
    public IReadOnlyList<StrategyAnnounced> Strategies => _strategies;

    /// <summary>The capacity of each kind, in the order of the kinds.</summary>
    public IReadOnlyCollection<Capacity> Capacities => _capacities.Values;

    /// <summary>The capacity last reported, by kind: stocks, which are never added to flows.</summary>
    public IReadOnlyDictionary<string, Amount> ReportedCapacity => ByKind(capacity => capacity.Reported);

    /// <summary>
    /// The capacity brought online less the capacity retired, by kind. Reported capacity is not included.
    /// </summary>
    public IReadOnlyDictionary<string, Amount> OnlineCapacity => ByKind(capacity => capacity.Online);

    /// <summary>
    /// The figures published about it, by measure and period. They are compared with computed figures and never added
    /// to them.
    /// </summary>
    public IReadOnlyList<ReportedFigure> Figures =>
    [
        .. _figures.OrderBy(figure => figure.Order.Measure, StringComparer.Ordinal)
            .ThenBy(figure => figure.Order.From)
            .ThenBy(figure => figure.Order.To),
    ];

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

    /// <summary>
    /// Returns true if capacity has the unit in which this kind is already counted. Otherwise reports an anomaly.
    /// </summary>
    internal bool CanCount(string kind, Amount capacity, FactInForce fact)
    {
        if (!_capacities.TryGetValue(kind, out var known)
            || known.Online is not { } online
            || online.Unit == capacity.Unit)
        {
            return true;
        }

        Report(fact, RuleCodes.MixedUnits,
            $"{kind} is counted in {online.Unit}, the amount in {capacity.Unit}; "
            + "a kind of capacity is counted in one unit.");
        return false;
    }

    internal void Report(FigureReported figure, FactInForce fact) => _figures.Add(new(figure, fact));

    internal override IEnumerable<IItemSource> ItemSources => [.. _capacities.Values, .. _figures];

    internal override Organization Copy()
    {
        var copy = new Organization(Stream, Viewpoint)
        {
            FoundedBy = FoundedBy,
            Name = Name,
            Business = Business,
        };
        CopyTo(copy);
        copy._strategies.AddRange(_strategies);
        copy._figures.AddRange(_figures);
        foreach (var (kind, capacity) in _capacities)
            copy._capacities.Add(kind, capacity.Copy());
        return copy;
    }

    private protected override IEnumerable<IExplained> Explained =>
    [
        .. _capacities.Values,
        .. _figures.GroupBy(figure => figure.Measure, StringComparer.Ordinal)
            .Select(ofMeasure => new PublishedMeasure(this, ofMeasure)),
    ];

    internal override void Apply(FactInForce fact)
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
