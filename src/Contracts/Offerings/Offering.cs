namespace Contracts;

/// <summary>A public offering of shares, at a viewpoint.</summary>
public sealed class Offering : Aggregate
{
    internal Offering(StreamKey stream, Viewpoint viewpoint)
        : base(stream, viewpoint)
    {
    }

    /// <summary>How far it has come.</summary>
    public OfferingStage Stage { get; private set; }

    /// <summary>Whose shares are offered; null where nobody said.</summary>
    public Id<Party>? Issuer { get; private set; }

    /// <summary>What it is to bring, as it stands: the target while it is planned, shares times price after that.</summary>
    public Amount? Amount { get; private set; }

    /// <summary>What was aimed at before the launch; null where nobody said.</summary>
    public Amount? Target { get; private set; }

    /// <summary>How many shares; null before the launch.</summary>
    public Amount? Shares { get; private set; }

    /// <summary>What one share costs: a range until it is priced; null before the launch.</summary>
    public Amount? Price { get; private set; }

    /// <summary>What came in; null until it is closed, or where nobody said.</summary>
    public Amount? Proceeds { get; private set; }

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing { get; private set; }

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested { get; private set; }

    /// <summary>The fact that launched it; null before.</summary>
    internal FactInForce? LaunchedBy { get; private set; }

    internal void Plan(Id<Party>? issuer, Amount target, FactInForce fact)
    {
        Issuer = issuer ?? Issuer;
        Target = fact.Counted(target);
        if (Stage > OfferingStage.Planned)
            return;
        Stage = OfferingStage.Planned;
        Amount = Target;
        Touch(fact);
    }

    internal void Launch(Amount shares, Amount priceRange, FactInForce fact)
    {
        LaunchedBy = fact;
        Offer(OfferingStage.Launched, shares, priceRange, fact);
    }

    internal void Resize(Amount? shares, Amount? priceRange, FactInForce fact) => Offer(OfferingStage.Launched, shares ?? Shares, priceRange ?? Price, fact);

    internal void SetPrice(Amount shares, Amount price, FactInForce fact) => Offer(OfferingStage.Priced, shares, price, fact);

    internal void Close(Amount? proceeds, FactInForce fact)
    {
        Stage = OfferingStage.Closed;
        Proceeds = proceeds is { } given ? fact.Counted(given) : null;
        Touch(fact);
    }

    private protected override void Apply(FactInForce fact)
    {
        if (fact.Event is OfferingEvent happened)
            happened.ApplyTo(this, fact);
    }

    private void Offer(OfferingStage stage, Amount? shares, Amount? price, FactInForce fact)
    {
        Stage = stage;
        Shares = shares;
        Price = price;
        Amount = shares is { } many && price is { } each ? fact.Counted(many.Times(each)) : Amount;
        Touch(fact);
    }

    private void Touch(FactInForce fact)
    {
        Standing = fact.Standing > Standing ? fact.Standing : Standing;
        IsContested |= fact.IsDisputed;
    }
}
