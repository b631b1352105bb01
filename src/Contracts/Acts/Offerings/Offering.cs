using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A public offering of shares, as seen from a viewpoint.</summary>
[JsonConverter(typeof(AggregateJsonConverter<Offering>))]
public sealed class Offering : Aggregate, IContestable
{
    internal Offering(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>The stage of the offering.</summary>
    public OfferingStage Stage { get; private set; }

    /// <summary>The organization whose shares are offered; null if not stated.</summary>
    public Id<Party>? Issuer { get; private set; }

    /// <summary>
    /// The amount that it is to raise: the target while it is planned, shares times price after that. It excludes the
    /// amount of further shares.
    /// </summary>
    public Amount? Amount { get; private set; }

    /// <summary>The target stated before the launch; null if not stated.</summary>
    public Amount? Target { get; private set; }

    /// <summary>The number of shares offered; null before the launch.</summary>
    public Amount? Shares { get; private set; }

    /// <summary>The price of one share: a range until the pricing; null before the launch.</summary>
    public Amount? Price { get; private set; }

    /// <summary>The number of shares that the underwriters took beyond those offered; null for none.</summary>
    public Amount? FurtherShares { get; private set; }

    /// <summary>The amount that the further shares raise, at the price of the offering; null for none.</summary>
    public Amount? FurtherAmount { get; private set; }

    /// <summary>The proceeds; null until the offering is closed, or if not stated.</summary>
    public Amount? Proceeds { get; private set; }

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact changes its amounts or its stage, or would.</summary>
    public bool IsContested => HasDoubtAbout(this);

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public OfferingFigures Figures => new()
    {
        Stage = Stage,
        Standing = Standing,
        IsContested = IsContested,
        Amount = Amount,
        Shares = Shares,
        FurtherShares = FurtherShares,
        FurtherAmount = FurtherAmount,
        Price = Price,
        Proceeds = Proceeds,
    };

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// While a fact is disputed, all belong to it: one that is refused might stand in for the disputed one.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation =>
        HasDoubts ? [.. Facts.Where(fact => fact.Event is OfferingEvent)] : Basis.Facts;

    /// <summary>The fact that withdrew it; null if it was not withdrawn.</summary>
    public FactInForce? WithdrawnBy { get; private set; }

    FigureKey IExplained.Key => FigureKey.Offering;

    Figures IExplained.Figures => Figures;

    private protected override IEnumerable<IExplained> Explained => Basis.Count == 0 ? [] : [this];

    internal Basis Basis { get; } = new();

    Basis IContestable.Basis => Basis;

    IContestable? IContestable.In(Aggregate otherwise) =>
        otherwise is Offering { Basis.Count: > 0 } offering ? offering : null;

    bool IContestable.ShowsTheSameAs(IContestable other) =>
        other is Offering offering
        && Stage == offering.Stage
        && IsSame(Amount, offering.Amount)
        && IsSame(Shares, offering.Shares)
        && IsSame(Price, offering.Price)
        && IsSame(FurtherShares, offering.FurtherShares)
        && IsSame(FurtherAmount, offering.FurtherAmount)
        && IsSame(Proceeds, offering.Proceeds);

    private static bool IsSame(Amount? one, Amount? other) =>
        one is { } amount ? other is { } same && amount.HasTheBoundsOf(same) : other is null;

    internal bool IsPriced => Stage is OfferingStage.Priced or OfferingStage.Closed;

    /// <summary>The fact that launched it; null before the launch.</summary>
    internal FactInForce? LaunchedBy { get; private set; }

    /// <summary>Finds a fault of a number of shares; null if there is none.</summary>
    internal static PayloadFault? FaultOf(Amount? shares) =>
        shares is { } many && many.Unit != AmountUnit.Share
            ? new PayloadFault(
                "shares",
                $"The shares are counted in {many.Unit}; they must be counted in {AmountUnit.Share}.")
            : null;

    internal void Plan(Id<Party>? issuer, Amount target, FactInForce fact)
    {
        Issuer = issuer ?? Issuer;
        Target = fact.Counted(target);
        if (LaunchedBy is not null)
            return;
        Stage = OfferingStage.Planned;
        Amount = Target;
        Basis.Add(fact);
    }

    internal void Launch(Amount shares, Amount priceRange, FactInForce fact)
    {
        LaunchedBy = fact;
        Offer(OfferingStage.Launched, shares, priceRange, fact);
    }

    internal void Resize(Amount? shares, Amount? priceRange, FactInForce fact) =>
        Offer(OfferingStage.Launched, shares, priceRange, fact);

    internal void SetPrice(Amount shares, Amount price, FactInForce fact) =>
        Offer(OfferingStage.Priced, shares, price, fact);

    internal void OverAllot(Amount shares, FactInForce fact)
    {
        FurtherShares = Grown(FurtherShares, fact.Counted(shares));
        if (Price is { } price)
            FurtherAmount = Grown(FurtherAmount, fact.Counted(shares).Times(price));
        Basis.Add(fact);
    }

    internal void Postpone(FactInForce fact)
    {
        Stage = OfferingStage.Postponed;
        Basis.Add(fact);
    }

    internal void Withdraw(FactInForce fact)
    {
        Basis.Add(fact);
        if (!fact.IsDisputed)
            (Stage, WithdrawnBy) = (OfferingStage.Withdrawn, fact);
    }

    internal void Close(Amount? proceeds, FactInForce fact)
    {
        Stage = OfferingStage.Closed;
        Proceeds = proceeds is { } given ? fact.Counted(given) : null;
        Basis.Add(fact);
    }

    internal override void Apply(FactInForce fact)
    {
        if (fact.Event is not OfferingEvent happened)
            return;
        if (WithdrawnBy is { } withdrawn)
            Report(fact, RuleCodes.OfferingWithdrawn,
                $"The offering was withdrawn on {withdrawn.EffectiveOn}; nothing happens in it after that.");
        else
            happened.ApplyTo(this, fact);
    }

    private static Amount Grown(Amount? before, Amount by) => before?.Plus(by) ?? by;

    private void Offer(OfferingStage stage, Amount? shares, Amount? price, FactInForce fact)
    {
        Stage = stage;
        Shares = shares is { } offered ? fact.Counted(offered) : Shares;
        Price = price is { } asked ? fact.Counted(asked) : Price;
        Amount = Shares is { } many && Price is { } each ? many.Times(each) : Amount;
        Basis.Add(fact);
    }
}
