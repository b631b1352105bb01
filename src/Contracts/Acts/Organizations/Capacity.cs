namespace Contracts;

/// <summary>
/// An organization's capacity of one kind, as reported and as brought online, as seen from a viewpoint.
/// </summary>
public sealed class Capacity : IExplained, IItemSource
{
    private Basis _flows = new();
    private FactInForce? _report;
    private int _revision;

    internal Capacity(Id<Party> organization, string kind) => (Organization, Kind) = (organization, kind);

    /// <summary>The organization.</summary>
    public Id<Party> Organization { get; }

    /// <summary>The kind of capacity in words, such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public string Kind { get; }

    /// <summary>The capacity last reported, a stock that is never added to flows; null if none was reported.</summary>
    public Amount? Reported { get; private set; }

    /// <summary>The capacity brought online less the capacity retired; null if there was neither.</summary>
    public Amount? Online => InUse?.Shown;

    /// <summary>The capacity online, as checks reckon with it.</summary>
    internal Reckoned? InUse { get; private set; }

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public CapacityFigures Figures => new()
    {
        Stream = StreamKey.Organization(Organization.ToString()),
        Organization = Organization,
        Kind = Kind,
        Reported = Reported,
        Online = Online,
        Standing = Standing,
        IsContested = IsContested,
    };

    FigureKey IExplained.Key => FigureKey.Capacity(Kind);

    Figures IExplained.Figures => Figures;

    /// <summary><c>32 data centres</c>, or <c>1,500 MW of active power</c> where the kind says more than the unit.</summary>
    internal static string Describe(Amount amount, string kind) =>
        amount.Unit.IsCalled(kind) ? Phrase.Of(amount)
        : kind.Split(' ', 2) is [var first, var rest] && amount.Unit.IsCalled(first) ? $"{Phrase.Of(amount)} {rest}"
        : $"{Phrase.Of(amount)} of {kind}";

    private Basis Basis
    {
        get
        {
            var grounds = new Basis();
            grounds.Add(_flows);
            if (_report is { } report)
                grounds.Add(report);
            return grounds;
        }
    }

    FigureKey IItemSource.Source => FigureKey.Capacity(Kind);

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => _revision;

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [Figures];

    /// <summary>An independent copy.</summary>
    internal Capacity Copy()
    {
        var copy = (Capacity)MemberwiseClone();
        copy._flows = _flows.Copy();
        return copy;
    }

    internal void Report(Amount amount, FactInForce fact)
    {
        _revision++;
        Reported = fact.Counted(amount);
        _report = fact;
    }

    internal void BringOnline(Amount amount, FactInForce fact)
    {
        InUse = InUse?.Plus(fact.Reckoned(amount)) ?? fact.Reckoned(amount);
        _flows.Add(fact);
        _revision++;
    }

    internal void Retire(Amount amount, FactInForce fact)
    {
        InUse = InUse?.Less(fact.Reckoned(amount)) ?? Reckoned.None(amount.Unit);
        _flows.Add(fact);
        _revision++;
    }
}

/// <summary>The figures of an organization's capacity of one kind, without the facts behind them.</summary>
public sealed record CapacityFigures : LedgerItem
{
    /// <inheritdoc cref="Capacity.Organization"/>
    public required Id<Party> Organization { get; init; }

    /// <inheritdoc cref="Capacity.Kind"/>
    public required string Kind { get; init; }

    /// <inheritdoc cref="Capacity.Reported"/>
    public required Amount? Reported { get; init; }

    /// <inheritdoc cref="Capacity.Online"/>
    public required Amount? Online { get; init; }

    /// <summary>The capacity online, or the reported capacity if none was ever brought online or retired.</summary>
    public override Amount? ComesTo => Online ?? Reported;

    internal override FigureKey Key => FigureKey.Capacity(Kind);

    internal override (Id<Party>? Party, Id<Party>? Counterparty) Parties => (Organization, null);
}
