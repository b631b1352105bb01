namespace Contracts;

/// <summary>An organization's capacity of one kind, at a viewpoint: what was reported, and what was brought online and retired.</summary>
public sealed class Capacity : IExplained
{
    private readonly Basis _flows = new();
    private FactInForce? _report;

    internal Capacity(Id<Party> organization, string kind) => (Organization, Kind) = (organization, kind);

    /// <summary>The organization.</summary>
    public Id<Party> Organization { get; }

    /// <summary>Which capacity, in words such as <c>GPUs</c> or <c>data centres</c>.</summary>
    public string Kind { get; }

    /// <summary>What the organization was last reported to have: a stock, never added to anything; null where nobody said.</summary>
    public Amount? Reported { get; private set; }

    /// <summary>What was brought online less what was retired; null where neither was.</summary>
    public Amount? Online { get; private set; }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>The facts that make it what it is, in the order in which they hold: folded alone, they give it.</summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>What it shows, to keep or to compare.</summary>
    public CapacityFigures Figures => new() { Reported = Reported, Online = Online, Standing = Standing, IsContested = IsContested };

    FigureKey IExplained.Key => FigureKey.Capacity(Kind);

    Figures IExplained.Figures => Figures;

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

    internal void Report(Amount amount, FactInForce fact)
    {
        Reported = fact.Counted(amount);
        _report = fact;
    }

    internal void BringOnline(Amount amount, FactInForce fact)
    {
        Online = Online?.Plus(fact.Counted(amount)) ?? fact.Counted(amount);
        _flows.Add(fact);
    }

    internal void Retire(Amount amount, FactInForce fact)
    {
        Online = Online?.Less(fact.Counted(amount)) ?? Amount.None(amount.Unit);
        _flows.Add(fact);
    }
}

/// <summary>What an organization's capacity of one kind shows, apart from how it came to be.</summary>
public sealed record CapacityFigures : Figures
{
    /// <inheritdoc cref="Capacity.Reported"/>
    public required Amount? Reported { get; init; }

    /// <inheritdoc cref="Capacity.Online"/>
    public required Amount? Online { get; init; }

    /// <summary>What is online; where nothing was ever brought online or retired, what is reported.</summary>
    public override Amount? ComesTo => Online ?? Reported;
}
