using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>Equity of an issuer that an investor holds or agreed to take, as seen from a viewpoint.</summary>
public sealed class Investment : IContestable, IItemSource
{
    private Reckoned _committed;
    private Reckoned _invested;
    private Reckoned _held;
    private Reckoned _outstanding;
    private Reckoned _amount;

    internal Investment(
        Partnership partnership,
        Id<Investment> id,
        Id<Party> investor,
        Id<Party> issuer,
        Consideration consideration,
        AmountUnit unit,
        FactInForce fact)
    {
        _committed = _invested = _held = _outstanding = _amount = Reckoned.None(unit);
        Partnership = partnership;
        Id = id;
        Investor = investor;
        Issuer = issuer;
        Consideration = consideration;
        AgreedBy = fact;
    }

    /// <summary>The partnership's stream.</summary>
    public StreamKey Stream => Partnership.Stream;

    /// <summary>The id, unique in the stream.</summary>
    public Id<Investment> Id { get; }

    /// <summary>The deal that it belongs to; null for none.</summary>
    public Id<Deal>? Deal { get; private set; }

    /// <summary>The organization that holds the equity or agreed to take it.</summary>
    public Id<Party> Investor { get; }

    /// <summary>The organization whose equity it is.</summary>
    public Id<Party> Issuer { get; }

    /// <summary>The consideration that the investor gives.</summary>
    public Consideration Consideration { get; private set; }

    /// <summary>The value held, and what is still to be invested.</summary>
    public Amount Amount => _amount.Shown;

    /// <summary>The value that was agreed on; 0 if it was invested without an earlier agreement.</summary>
    public Amount Committed => _committed.Shown;

    /// <summary>The total value invested.</summary>
    public Amount Invested => _invested.Shown;

    /// <summary>The value invested, less what was cancelled or transferred.</summary>
    public Amount Held => _held.Shown;

    /// <summary>The value agreed on and not yet invested.</summary>
    public Amount Outstanding => _outstanding.Shown;

    /// <summary>The number of shares that changed hands; null if not stated.</summary>
    public Amount? Shares => Count?.Shown;

    /// <summary>True if the investment was made, at least in part.</summary>
    public bool IsInvested { get; private set; }

    /// <summary>True until the condition is met on which it depends.</summary>
    public bool IsContingent { get; private set; }

    /// <summary>The unit in which the amounts are counted.</summary>
    public AmountUnit Unit => Amount.Unit;

    /// <summary>The weakest standing among the facts that determine it.</summary>
    public Standing Standing => Basis.Standing;

    /// <summary>True if a disputed fact changes its amounts, its existence or its nature, or would.</summary>
    public bool IsContested => Partnership.HasDoubtAbout(this);

    /// <summary>Its figures as a record, to store or to compare.</summary>
    public Holding Figures => new()
    {
        Stream = Stream,
        Investment = Id,
        Deal = Deal,
        Investor = Investor,
        Issuer = Issuer,
        Consideration = Consideration,
        IsInvested = IsInvested,
        IsContingent = IsContingent,
        Standing = Standing,
        IsContested = IsContested,
        Amount = Amount,
        Committed = Committed,
        Invested = Invested,
        Held = Held,
        Outstanding = Outstanding,
        Shares = Shares,
    };

    /// <summary>
    /// The facts that determine it, in the order in which they are folded. Folding them alone gives the same figures.
    /// </summary>
    public IReadOnlyList<FactInForce> Explanation => Partnership.ExplanationOf(this);

    /// <summary>The first fact of the investment.</summary>
    public FactInForce AgreedBy { get; }

    FigureKey IExplained.Key => Id;

    Figures IExplained.Figures => Figures;

    FigureKey IItemSource.Source => Id;

    SourceSlices? IItemSource.Slices { get; set; }

    int IItemSource.RevisionIn(Aggregate folded) => folded.RevisionOf(this);

    IEnumerable<LedgerItem> IItemSource.ItemsIn(Aggregate folded) => [Figures];

    Basis IContestable.Basis => Basis;

    IContestable? IContestable.In(Aggregate otherwise) => (otherwise as Partnership)?.FindInvestment(Id);

    bool IContestable.ShowsTheSameAs(IContestable other) =>
        other is Investment investment
        && (Investor, Issuer, IsInvested, IsContingent)
            == (investment.Investor, investment.Issuer, investment.IsInvested, investment.IsContingent)
        && Amount.HasTheBoundsOf(investment.Amount)
        && Committed.HasTheBoundsOf(investment.Committed)
        && Invested.HasTheBoundsOf(investment.Invested)
        && Held.HasTheBoundsOf(investment.Held)
        && Outstanding.HasTheBoundsOf(investment.Outstanding)
        && Nullable.Equals((Shares?.Min, Shares?.Max), (investment.Shares?.Min, investment.Shares?.Max));

    /// <summary>The value that can be cancelled or transferred, as checks reckon with it.</summary>
    internal Reckoned Available => IsInvested ? _held : _outstanding;

    /// <summary>The number of shares, as checks reckon with it; null if not stated.</summary>
    internal Reckoned? Count { get; private set; }

    internal Basis Basis { get; private set; } = new();

    private Partnership Partnership { get; set; }

    /// <summary>An independent copy that belongs to a copy of the partnership.</summary>
    internal Investment CopyIn(Partnership partnership)
    {
        var copy = (Investment)MemberwiseClone();
        (copy.Partnership, copy.Basis) = (partnership, Basis.Copy());
        return copy;
    }

    /// <summary>
    /// Notes the deal that a fact names. A deal that is not signed, or another than before, is left out and reported.
    /// </summary>
    internal void BelongTo(Id<Deal>? named, FactInForce fact)
    {
        if (named is not { } id || id == Deal)
            return;
        if (Deal is { } known)
        {
            Partnership.Report(fact, RuleCodes.OtherDeal,
                $"Investment {Id} belongs to deal {known}; it stays with it.");
        }
        else if (Partnership.DealOrReport(id, fact) is { } deal)
        {
            Deal = id;
            Basis.Add(deal.Signing);
        }
    }

    internal void Commit(Amount amount, bool isContingent, FactInForce fact) =>
        Commit(fact.Reckoned(amount), isContingent, fact);

    private void Commit(Reckoned amount, bool isContingent, FactInForce fact)
    {
        _committed = _outstanding = _amount = amount;
        IsContingent = isContingent;
        Basis.Add(fact);
    }

    internal void Invest(Amount amount, Amount? shares, Consideration consideration, FactInForce fact) =>
        Invest(fact.Reckoned(amount), shares is { } more ? fact.Reckoned(more) : null, consideration, fact);

    private void Invest(Reckoned amount, Reckoned? shares, Consideration consideration, FactInForce fact)
    {
        var isFirst = !IsInvested && _committed.Shown.IsNone;
        _amount = isFirst ? amount : _amount.Plus(amount.Less(_outstanding));
        _outstanding = _outstanding.Less(amount);
        (_invested, _held) = IsInvested ? (_invested.Plus(amount), _held.Plus(amount)) : (amount, amount);
        IsInvested = true;
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
        var other = new Investment(
            Partnership, transferred.To, transferred.ToParty, Issuer, Consideration.Undisclosed, Unit, fact);
        var amount = PartOf(Available, transferred.Amount, fact);
        if (IsInvested)
        {
            var shares = transferred.Shares is { } some
                ? Count is { } held ? PartOf(held, some, fact) : fact.Reckoned(some)
                : default(Reckoned?);
            other.Invest(amount, shares, Consideration.Undisclosed, fact);
        }
        else
        {
            other.Commit(amount, IsContingent, fact);
        }

        other.Basis.Add(Basis);
        Cancel(transferred.Amount, transferred.Shares, fact);
        return other;
    }

    /// <summary>
    /// Takes out an amount, or all if null: from what is held, and from what is outstanding only if nothing is invested
    /// yet.
    /// </summary>
    internal void Cancel(Amount? amount, Amount? shares, FactInForce fact)
    {
        if (!IsInvested)
            _amount = _outstanding = Left(_outstanding, amount, fact);
        else
        {
            _amount =
                amount is { } part ? _amount.Less(fact.Reckoned(part).LessOf(_held))
                : fact.IsDisputed ? _outstanding.Joined(_amount)
                : _outstanding;
            _held = Left(_held, amount, fact);
        }

        if (Count is { } count && (amount is null || shares is not null))
            Count = Left(count, amount is null ? null : shares, fact);
        Basis.Add(fact);
    }

    /// <summary>Makes it firm, as its condition was met. If the fact is disputed, from 0 to what was outstanding is.</summary>
    internal void MeetCondition(FactInForce fact)
    {
        IsContingent = false;
        if (fact.IsDisputed)
            CloseOutstanding(fact);
        else
            Basis.Add(fact);
    }

    /// <summary>Closes what is outstanding, as its condition failed.</summary>
    internal void FailCondition(FactInForce fact)
    {
        IsContingent &= fact.IsDisputed;
        CloseOutstanding(fact);
    }

    private void CloseOutstanding(FactInForce fact)
    {
        var closed = IsInvested ? _held : Reckoned.None(Unit);
        _amount = fact.IsDisputed ? closed.Joined(_amount) : closed;
        _outstanding = fact.IsDisputed ? _outstanding.FromNothing() : Reckoned.None(Unit);
        Basis.Add(fact);
    }

    /// <summary>
    /// Computes the rest after an amount, or all, is taken. Taking all never subtracts an unknown amount from itself.
    /// </summary>
    private static Reckoned Left(Reckoned held, Amount? gone, FactInForce fact) =>
        gone is { } some ? held.Less(fact.Reckoned(some))
        : fact.IsDisputed ? held.FromNothing()
        : Reckoned.None(held.Shown.Unit);

    /// <summary>The part that a transfer takes: no more than is held.</summary>
    private static Reckoned PartOf(Reckoned held, Amount taken, FactInForce fact) =>
        fact.Reckoned(taken).CountedOf(held).AtMost(held);
}

/// <summary>The consideration that an investor gives for equity.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<Consideration>))]
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
