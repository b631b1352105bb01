namespace Contracts;

/// <summary>Equity of an issuer that an investor is to hold or holds, at a viewpoint.</summary>
public sealed class Investment : IExplained
{
    private Amount? _committed;
    private Amount? _invested;

    internal Investment(StreamKey stream, Id<Investment> id, Id<Party> investor, Id<Party> issuer, Consideration consideration, FactInForce fact)
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

    /// <summary>Its slug, unique in the stream.</summary>
    public Id<Investment> Id { get; }

    /// <summary>Who holds it, or is to.</summary>
    public Id<Party> Investor { get; }

    /// <summary>Whose equity it is.</summary>
    public Id<Party> Issuer { get; }

    /// <summary>What the investor gives for it.</summary>
    public Consideration Consideration { get; private set; }

    /// <summary>What it is worth: what was invested so far, or what is agreed where nothing is yet.</summary>
    public Amount Amount => _invested ?? _committed ?? default;

    /// <summary>How many shares changed hands; null where nobody said.</summary>
    public Amount? Shares { get; private set; }

    /// <summary>Whether it changed hands.</summary>
    public bool IsInvested => _invested is not null;

    /// <summary>What is counted.</summary>
    public AmountUnit Unit => Amount.Unit;

    /// <summary>The weakest standing of the facts that make it what it is.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>Whether a disputed fact had a part in it.</summary>
    public bool IsContested => Basis.IsContested;

    /// <summary>What it shows, to keep or to compare.</summary>
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

    /// <summary>The facts that make it what it is, in the order in which they hold: folded alone, they give it.</summary>
    public IReadOnlyList<FactInForce> Explanation => Basis.Facts;

    /// <summary>The fact that began it.</summary>
    public FactInForce AgreedBy { get; }

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    internal Basis Basis { get; private set; } = new();

    /// <summary>A copy that goes on apart from it.</summary>
    internal Investment Copy()
    {
        var copy = (Investment)MemberwiseClone();
        copy.Basis = Basis.Copy();
        return copy;
    }

    internal void Commit(Amount amount, FactInForce fact)
    {
        _committed = fact.Counted(amount);
        Basis.Add(fact);
    }

    internal void Invest(Amount amount, Amount? shares, Consideration consideration, FactInForce fact)
    {
        _invested = _invested?.Plus(fact.Counted(amount)) ?? fact.Counted(amount);
        Shares = shares is not { } more ? Shares : Shares is { } held && held.Unit == more.Unit ? held.Plus(fact.Counted(more)) : fact.Counted(more);
        Consideration = consideration == Consideration.Undisclosed ? Consideration : consideration;
        Basis.Add(fact);
    }

    /// <summary>Takes so much out, and says what the other then holds.</summary>
    internal Investment HandOn(EquityTransferred transferred, FactInForce fact)
    {
        var other = new Investment(Stream, transferred.To, transferred.ToParty, Issuer, Consideration.Undisclosed, fact);
        other.Basis.Add(Basis);
        if (IsInvested)
            other.Invest(transferred.Amount, transferred.Shares, Consideration.Undisclosed, fact);
        else
            other.Commit(transferred.Amount, fact);
        Cancel(transferred.Amount, transferred.Shares, fact);
        return other;
    }

    /// <summary>Takes so much out; null takes all.</summary>
    internal void Cancel(Amount? amount, Amount? shares, FactInForce fact)
    {
        _committed = Left(_committed, amount, fact);
        _invested = Left(_invested, amount, fact);
        Shares = amount is not null && shares is null ? Shares : Left(Shares, amount is null ? null : shares, fact);
        Basis.Add(fact);
    }

    /// <summary>What is left when so much goes, or all: the same unknown is not subtracted from itself.</summary>
    private static Amount? Left(Amount? held, Amount? gone, FactInForce fact) =>
        gone is { } some ? held?.Less(fact.Counted(some))
        : fact.IsDisputed ? held?.FromNothing()
        : held is { } all ? Amount.None(all.Unit)
        : null;
}

/// <summary>What an investment shows, apart from how it came to be.</summary>
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

/// <summary>What an investor gives for shares.</summary>
public enum Consideration
{
    /// <summary>Nobody said.</summary>
    Undisclosed,

    /// <summary>Money.</summary>
    Cash,

    /// <summary>Something else, such as a purchase agreement; it is no exposure of the investor.</summary>
    InKind,
}
