namespace Contracts;

/// <summary>Equity of an issuer that an investor holds or agreed to take, as seen from a viewpoint.</summary>
public sealed class Investment : IExplained
{
    private Reckoned? _committed;
    private Reckoned? _invested;

    internal Investment(
        StreamKey stream,
        Id<Investment> id,
        Id<Party> investor,
        Id<Party> issuer,
        Consideration consideration,
        FactInForce fact)
    {
        Stream = stream;
        Id = id;
        Investor = investor;
        Issuer = issuer;
        Consideration = consideration;
        AgreedBy = fact;
    }

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>The id, unique in the stream.</summary>
    public Id<Investment> Id { get; }

    /// <summary>The organization that holds the equity or agreed to take it.</summary>
    public Id<Party> Investor { get; }

    /// <summary>The organization whose equity it is.</summary>
    public Id<Party> Issuer { get; }

    /// <summary>The consideration that the investor gives.</summary>
    public Consideration Consideration { get; private set; }

    /// <summary>The value invested so far, or the value agreed if nothing has been invested yet.</summary>
    public Amount Amount => Value.Shown;

    /// <summary>The number of shares that changed hands; null if not stated.</summary>
    public Amount? Shares => Count?.Shown;

    /// <summary>True if the investment was made, at least in part.</summary>
    public bool IsInvested => _invested is not null;

    /// <summary>The unit in which the amounts are counted.</summary>
    public AmountUnit Unit => Amount.Unit;

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact contributed to it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public InvestmentFigures Figures => new()
    {
        Investor = Investor,
        Issuer = Issuer,
        Consideration = Consideration,
        IsInvested = IsInvested,
        Standing = Standing,
        IsContested = IsContested,
        Amount = Amount,
        Shares = Shares,
    };

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>The first fact of the investment.</summary>
    public FactInForce AgreedBy { get; }

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    /// <summary>The value, as checks reckon with it.</summary>
    internal Reckoned Value => _invested ?? _committed ?? default;

    /// <summary>The number of shares, as checks reckon with it; null if not stated.</summary>
    internal Reckoned? Count { get; private set; }

    internal Basis Basis { get; private set; } = new();

    /// <summary>An independent copy.</summary>
    internal Investment Copy()
    {
        var copy = (Investment)MemberwiseClone();
        copy.Basis = Basis.Copy();
        return copy;
    }

    internal void Commit(Amount amount, FactInForce fact)
    {
        _committed = fact.Reckoned(amount);
        Basis.Add(fact);
    }

    internal void Invest(Amount amount, Amount? shares, Consideration consideration, FactInForce fact) =>
        Invest(fact.Reckoned(amount), shares is { } more ? fact.Reckoned(more) : null, consideration, fact);

    private void Invest(Reckoned amount, Reckoned? shares, Consideration consideration, FactInForce fact)
    {
        _invested = _invested?.Plus(amount) ?? amount;
        Count =
            shares is not { } more ? Count
            : Count is { } held && held.Shown.Unit == more.Shown.Unit ? held.Plus(more)
            : more;
        Consideration = consideration == Consideration.Undisclosed ? Consideration : consideration;
        Basis.Add(fact);
    }

    /// <summary>Takes out the transferred amount, and returns the investment of the new holder.</summary>
    internal Investment HandOn(EquityTransferred transferred, FactInForce fact)
    {
        var other = new Investment(Stream, transferred.To, transferred.ToParty, Issuer, Consideration.Undisclosed, fact);
        other.Basis.Add(Basis);
        var amount = PartOf(Value, transferred.Amount, fact);
        if (IsInvested)
        {
            var shares = transferred.Shares is { } some
                ? Count is { } held ? PartOf(held, some, fact) : fact.Reckoned(some)
                : default(Reckoned?);
            other.Invest(amount, shares, Consideration.Undisclosed, fact);
        }
        else
        {
            other._committed = amount;
            other.Basis.Add(fact);
        }

        Cancel(transferred.Amount, transferred.Shares, fact);
        return other;
    }

    /// <summary>Takes out an amount; null takes all.</summary>
    internal void Cancel(Amount? amount, Amount? shares, FactInForce fact)
    {
        _committed = Left(_committed, amount, fact);
        _invested = Left(_invested, amount, fact);
        Count = amount is not null && shares is null ? Count : Left(Count, amount is null ? null : shares, fact);
        Basis.Add(fact);
    }

    /// <summary>
    /// Computes the rest after an amount, or all, is taken. Taking all never subtracts an unknown amount from itself.
    /// </summary>
    private static Reckoned? Left(Reckoned? held, Amount? gone, FactInForce fact) =>
        gone is { } some ? held?.Less(fact.Reckoned(some))
        : fact.IsDisputed ? held?.FromNothing()
        : held is { } all ? Reckoned.None(all.Shown.Unit)
        : null;

    /// <summary>The part that a transfer takes: no more than is held.</summary>
    private static Reckoned PartOf(Reckoned held, Amount taken, FactInForce fact) =>
        fact.Reckoned(taken).CountedOf(held).AtMost(held);
}

/// <summary>The figures of an investment, without the facts behind them.</summary>
public sealed record InvestmentFigures : Figures
{
    /// <inheritdoc cref="Investment.Investor"/>
    public required Id<Party> Investor { get; init; }

    /// <inheritdoc cref="Investment.Issuer"/>
    public required Id<Party> Issuer { get; init; }

    /// <inheritdoc cref="Investment.Consideration"/>
    public required Consideration Consideration { get; init; }

    /// <inheritdoc cref="Investment.IsInvested"/>
    public required bool IsInvested { get; init; }

    /// <inheritdoc cref="Investment.Amount"/>
    public required Amount Amount { get; init; }

    /// <inheritdoc cref="Investment.Shares"/>
    public required Amount? Shares { get; init; }

    /// <inheritdoc cref="Amount"/>
    public override Amount? ComesTo => Amount;
}

/// <summary>The consideration that an investor gives for equity.</summary>
public enum Consideration
{
    /// <summary>It is not stated.</summary>
    Undisclosed,

    /// <summary>Money.</summary>
    Cash,

    /// <summary>
    /// Anything other than money, such as a purchase agreement. It does not count as exposure of the investor.
    /// </summary>
    InKind,
}
