namespace Contracts;

/// <summary>The range of what is left of a commitment, and of what was performed of it.</summary>
/// <remarks>
/// What is left is undertaken less taken. Below 0 it is what was performed in excess. The extremes of what is left and
/// of what was performed are reached by different histories, so each extreme is followed on its own: the least and the
/// most that can be left, and the least and the most that can have been performed, with what is left there. Performance
/// moves an amount from one to the other, and so changes no sum of the two.
/// </remarks>
internal sealed class Balance
{
    /// <summary>Stands for a bound that there is none of.</summary>
    private const decimal Endless = decimal.MaxValue;

    private readonly AmountUnit _unit;

    // While everything is certain, all extremes are this one.
    private Extreme _leastPerformed;

    // The most that would be left without any performance.
    private decimal _mostUnperformed;
    private Extremes? _extremes;
    private bool _isApproximate;
    private bool _isUpTo;

    /// <summary>Begins with an amount undertaken.</summary>
    public Balance(Amount undertaken)
    {
        (_unit, _isApproximate, _isUpTo) = (undertaken.Unit, undertaken.IsApproximate, undertaken.IsUpTo);
        _leastPerformed = new Extreme { Left = undertaken.Min };
        _mostUnperformed = undertaken.Max ?? Endless;
        if (!undertaken.IsPoint)
        {
            _extremes = new Extremes
            {
                Least = undertaken.Min,
                Most = _mostUnperformed,
                MostPerformed = new Extreme { Left = _mostUnperformed },
            };
        }
    }

    private Balance(Balance other)
    {
        (_unit, _leastPerformed, _mostUnperformed) = (other._unit, other._leastPerformed, other._mostUnperformed);
        (_isApproximate, _isUpTo) = (other._isApproximate, other._isUpTo);
        _extremes = other._extremes?.Copy();
    }

    private decimal Least => _extremes is { } each ? each.Least : _leastPerformed.Left;

    private decimal Most => _extremes is { } each ? each.Most : _leastPerformed.Left;

    private decimal MostPerformed => _extremes is { } each ? each.MostPerformed.Performed : _leastPerformed.Performed;

    /// <summary>The amount that is left, and not below 0.</summary>
    public Amount Outstanding => Range(Math.Max(0, Least), Math.Max(0, Most), _isUpTo);

    /// <summary>The amount by which performance exceeded what was undertaken.</summary>
    public Amount Exceeded =>
        Range(Most == Endless ? 0 : Math.Max(0, -Most), Least == -Endless ? Endless : Math.Max(0, -Least));

    /// <summary>The least that was performed.</summary>
    public decimal CertainlyPerformed => _leastPerformed.Performed;

    /// <summary>True if certainly less is left than an amount.</summary>
    public bool HasLessThan(Amount amount) => amount.Min > Most && amount.Min > 0;

    /// <summary>True if certainly less was performed than an amount.</summary>
    public bool HasPerformedLessThan(Amount amount) => amount.Min > MostPerformed;

    /// <summary>An independent copy.</summary>
    public Balance Copy() => new(this);

    public void Grow(Amount by)
    {
        if (Begin(by) is not { } each)
        {
            _leastPerformed.Left += by.Min;
            _mostUnperformed += by.Min;
            return;
        }

        var most = by.Max ?? Endless;
        _leastPerformed.Left = Sum(_leastPerformed.Left, by.Min);
        _mostUnperformed = Sum(_mostUnperformed, most);
        each.MostPerformed.Left = Sum(each.MostPerformed.Left, most);
        (each.Least, each.Most) = (Sum(each.Least, by.Min), Sum(each.Most, most));
    }

    /// <summary>Takes out an amount other than by performance.</summary>
    public void Take(Amount amount)
    {
        var each = Begin(amount);
        var most = amount.Max ?? Endless;
        _leastPerformed.Left = Taken(_leastPerformed.Left, most);
        _mostUnperformed = Taken(_mostUnperformed, amount.Min);
        if (each is null)
            return;
        each.MostPerformed.Left = Taken(each.MostPerformed.Left, amount.Min);
        (each.Least, each.Most) = (Taken(each.Least, most), Taken(each.Most, amount.Min));
    }

    /// <summary>Takes out a fraction; disputed, perhaps.</summary>
    /// <remarks>The rest is a multiple, since subtracting would count the same unknown twice.</remarks>
    public void Take(Fraction fraction, bool isDisputed)
    {
        if (fraction.Value == 1)
        {
            TakeAll(isDisputed);
            return;
        }

        var each = Compute();
        var rest = new Fraction(1 - fraction.Value);
        each.Least = Times(each.Least).Min;
        _leastPerformed.Left = Times(_leastPerformed.Left).Min;
        if (isDisputed)
            return;
        each.Most = Times(each.Most).Max;
        each.MostPerformed.Left = Times(each.MostPerformed.Left).Max;
        _mostUnperformed = Times(_mostUnperformed).Max;

        (decimal Min, decimal Max) Times(decimal left)
        {
            if (left <= 0 || left == Endless)
                return (left, left);
            var part = Amount.OfTotal(left, left, default, isApproximate: false).Times(rest);
            return (part.Min, part.Max ?? Endless);
        }
    }

    /// <summary>Takes out all that is left; perhaps, anything from nothing to all.</summary>
    public void TakeAll(bool perhaps)
    {
        var isUpTo = _isUpTo && perhaps;
        var each = Compute();
        _isUpTo = isUpTo;
        each.Least = Math.Min(0, each.Least);
        _leastPerformed.Left = Math.Min(0, _leastPerformed.Left);
        if (perhaps)
            return;
        each.Most = Math.Min(0, each.Most);
        each.MostPerformed.Left = Math.Min(0, each.MostPerformed.Left);
        (_mostUnperformed, _isApproximate) = (0, false);
    }

    /// <summary>Limits what is left to an amount.</summary>
    public void Limit(Amount amount)
    {
        var each = Compute();
        var stated = amount.Max ?? Endless;
        var (most, mostPerformed) =
            (Math.Min(stated, Math.Max(0, each.Most)), Math.Max(0, each.MostPerformed.Left));
        _isUpTo = amount.IsUpTo && most == stated;
        (each.Least, each.Most) = (Math.Min(amount.Min, most), most);
        _leastPerformed.Left = Math.Min(amount.Min, mostPerformed);
        each.MostPerformed.Left = Math.Min(stated, mostPerformed);
        _mostUnperformed = Math.Min(_mostUnperformed, stated);
        _isApproximate = amount.IsApproximate;
    }

    /// <summary>Narrows what is left to another statement of it; one that cannot be true changes nothing.</summary>
    public void Narrow(Amount stated)
    {
        if (Outstanding.IsCertainlyOtherThan(stated))
            return;
        var each = Compute();
        var most = stated.Max ?? Endless;
        (each.Least, each.Most) = (Math.Max(Math.Max(0, each.Least), stated.Min), Math.Min(each.Most, most));
        _leastPerformed.Left = Math.Max(_leastPerformed.Left, stated.Min);
        each.MostPerformed.Left = Math.Min(each.MostPerformed.Left, most);
        _isApproximate &= stated.IsApproximate;
    }

    /// <summary>Performs an amount, up to what is left unless an excess is allowed.</summary>
    public void Perform(Amount amount, bool allowsExcess)
    {
        if (Begin(amount) is not { } each)
        {
            var left = _leastPerformed.Left;
            var counted = allowsExcess || amount.Min <= left ? amount.Min : Math.Max(0, left);
            _leastPerformed.Left = left - counted;
            _leastPerformed.Performed += counted;
            return;
        }

        _leastPerformed.Perform(amount.Min, allowsExcess);
        var most = amount.Max ?? Endless;
        each.MostPerformed.Perform(most, allowsExcess);
        (each.Least, each.Most) = allowsExcess
            ? (Difference(each.Least, most), Difference(each.Most, amount.Min))
            : (Taken(each.Least, most), Taken(each.Most, amount.Min));
    }

    /// <summary>
    /// Reverses performance, which proves that at least so much was performed; on a closed commitment, without opening
    /// anything again.
    /// </summary>
    public void Reverse(Amount amount, bool isClosed)
    {
        var each = Compute();
        var (least, most) = (amount.Min, Math.Min(amount.Max ?? Endless, each.MostPerformed.Performed));
        var sum = Sum(_leastPerformed.Left, _leastPerformed.Performed);
        if (_leastPerformed.Left >= 0)
            sum = Math.Max(sum, least);
        _leastPerformed.Performed =
            Math.Max(0, Difference(Math.Max(_leastPerformed.Performed, least), most));
        each.MostPerformed.Performed = Difference(each.MostPerformed.Performed, least);
        _isApproximate = !isClosed && (_isApproximate || amount.IsApproximate);
        if (isClosed)
            return;
        _leastPerformed.Left = Difference(sum, _leastPerformed.Performed);
        each.MostPerformed.Left = Sum(each.MostPerformed.Left, least);
        each.Least = Sum(each.Least, least);
        each.Most = Math.Max(each.Least, Math.Min(Sum(each.Most, most), _mostUnperformed));
    }

    /// <summary>
    /// Amends what is undertaken to a total: what is left is the total less what was performed. Only a minimum may be
    /// amended below that.
    /// </summary>
    public void Amend(Amount total, bool isMinimum)
    {
        var each = Compute();
        var most = total.Max ?? Endless;
        if (!isMinimum)
            each.MostPerformed.Performed = Math.Min(each.MostPerformed.Performed, most);
        var (leastPerformed, mostPerformed) = (_leastPerformed.Performed, each.MostPerformed.Performed);
        (each.Least, each.Most) = (Left(total.Min, mostPerformed), Left(most, leastPerformed));
        _leastPerformed.Left = Left(total.Min, leastPerformed);
        each.MostPerformed.Left = Left(most, mostPerformed);
        _mostUnperformed = most;
        _isApproximate = total.IsApproximate || (_isApproximate && mostPerformed > 0);

        decimal Left(decimal whole, decimal performed) =>
            whole == Endless ? Endless
            : Difference(whole, performed) is var left && isMinimum ? left
            : Math.Max(0, left);
    }

    /// <summary>An amendment that may not hold: from nothing to the more of what was left and of what it leaves.</summary>
    public void AmendPerhaps(Amount total, bool isMinimum)
    {
        var each = Compute();
        var amended = Copy();
        amended.Amend(total, isMinimum);
        (each.Least, each.Most) = (Math.Min(0, Math.Min(each.Least, amended.Least)), Math.Max(each.Most, amended.Most));
        _leastPerformed.Left = Math.Min(0, Math.Min(_leastPerformed.Left, amended._leastPerformed.Left));
        each.MostPerformed.Left = Math.Max(each.MostPerformed.Left, amended.Compute().MostPerformed.Left);
        _mostUnperformed = Math.Max(_mostUnperformed, amended._mostUnperformed);
        _isApproximate |= amended._isApproximate;
    }

    /// <summary>Begins a change by an amount; null while everything stays certain.</summary>
    private Extremes? Begin(Amount amount)
    {
        _isUpTo = false;
        _isApproximate |= amount.IsApproximate;
        return _extremes is null && amount.IsPoint ? null : Compute();
    }

    /// <summary>Begins to compute with each extreme on its own.</summary>
    private Extremes Compute()
    {
        _isUpTo = false;
        return _extremes ??= new Extremes
        {
            Least = _leastPerformed.Left,
            Most = _leastPerformed.Left,
            MostPerformed = _leastPerformed,
        };
    }

    private static decimal Sum(decimal left, decimal right) =>
        left == Endless || right == Endless ? Endless
        : left == -Endless ? left
        : left + right;

    private static decimal Difference(decimal left, decimal right) =>
        left == Endless || left == -Endless ? left : right == Endless ? -Endless : left - right;

    /// <summary>The rest of what is left after an amount is taken, not below 0 unless it was before.</summary>
    private static decimal Taken(decimal left, decimal amount) =>
        left <= 0 ? left : Math.Max(0, Difference(left, amount));

    private Amount Range(decimal least, decimal most, bool isUpTo = false) =>
        Amount.Kept(least, most == Endless ? null : most, _unit, _isApproximate, isUpTo);

    /// <summary>The extremes that differ from the least that was performed, once anything is uncertain.</summary>
    private sealed class Extremes
    {
        public decimal Least;

        public decimal Most;

        public Extreme MostPerformed;

        public Extremes Copy() => (Extremes)MemberwiseClone();
    }

    /// <summary>An extreme of what was performed, and what is left where it is reached.</summary>
    private struct Extreme
    {
        public decimal Left;

        public decimal Performed;

        public void Perform(decimal amount, bool allowsExcess)
        {
            var counted = allowsExcess || amount <= Left ? amount : Math.Min(amount, Math.Max(0, Left));
            if (counted == 0)
                return;
            if (Left != Endless)
                Left = Difference(Left, counted);
            Performed = Sum(Performed, counted);
        }
    }
}

/// <summary>A balance as figures show it, and as checks reckon with it.</summary>
internal struct ReckonedBalance
{
    private readonly Balance _shown;
    private Balance? _possible;

    /// <summary>Begins with an amount undertaken.</summary>
    public ReckonedBalance(Reckoned undertaken)
        : this(new Balance(undertaken.Shown), undertaken.IsAsShown ? null : new Balance(undertaken.Possible))
    {
    }

    private ReckonedBalance(Balance shown, Balance? possible) => (_shown, _possible) = (shown, possible);

    /// <summary>The amount that is left.</summary>
    public readonly Reckoned Outstanding => Reckoned.Of(_shown.Outstanding, _possible?.Outstanding);

    /// <summary>The amount that figures show as left.</summary>
    public readonly Amount Shown => _shown.Outstanding;

    /// <summary>The amount performed beyond what was undertaken.</summary>
    public readonly Amount Exceeded => _shown.Exceeded;

    private readonly Balance Reckonable => _possible ?? _shown;

    /// <summary>True if certainly less is left than an amount.</summary>
    public readonly bool HasLessThan(Reckoned amount) => Reckonable.HasLessThan(amount.Possible);

    /// <summary>True if certainly less was performed than an amount.</summary>
    public readonly bool HasPerformedLessThan(Reckoned amount) => Reckonable.HasPerformedLessThan(amount.Possible);

    /// <summary>True if certainly more was performed than an amount.</summary>
    public readonly bool HasPerformedMoreThan(Reckoned amount) =>
        amount.Possible.Max is { } most && Reckonable.CertainlyPerformed > most;

    /// <summary>An independent copy.</summary>
    public readonly ReckonedBalance Copy() => new(_shown.Copy(), _possible?.Copy());

    /// <inheritdoc cref="Balance.Grow"/>
    public void Grow(Reckoned by)
    {
        PossibleFor(by)?.Grow(by.Possible);
        _shown.Grow(by.Shown);
    }

    /// <inheritdoc cref="Balance.Take(Amount)"/>
    public void Take(Reckoned amount)
    {
        PossibleFor(amount)?.Take(amount.Possible);
        _shown.Take(amount.Shown);
    }

    /// <inheritdoc cref="Balance.Take(Fraction, bool)"/>
    public readonly void Take(Fraction fraction, bool isDisputed)
    {
        _possible?.Take(fraction, isDisputed);
        _shown.Take(fraction, isDisputed);
    }

    /// <inheritdoc cref="Balance.TakeAll"/>
    public readonly void TakeAll(bool perhaps)
    {
        _possible?.TakeAll(perhaps);
        _shown.TakeAll(perhaps);
    }

    /// <inheritdoc cref="Balance.Limit"/>
    public void Limit(Reckoned amount)
    {
        PossibleFor(amount)?.Limit(amount.Possible);
        _shown.Limit(amount.Shown);
    }

    /// <inheritdoc cref="Balance.Narrow"/>
    public void Narrow(Reckoned stated)
    {
        PossibleFor(stated)?.Narrow(stated.Possible);
        _shown.Narrow(stated.Shown);
    }

    /// <inheritdoc cref="Balance.Perform"/>
    public void Perform(Reckoned amount, bool allowsExcess)
    {
        PossibleFor(amount)?.Perform(amount.Possible, allowsExcess);
        _shown.Perform(amount.Shown, allowsExcess);
    }

    /// <inheritdoc cref="Balance.Reverse"/>
    public void Reverse(Reckoned amount, bool isClosed)
    {
        PossibleFor(amount)?.Reverse(amount.Possible, isClosed);
        _shown.Reverse(amount.Shown, isClosed);
    }

    /// <inheritdoc cref="Balance.Amend"/>
    public void Amend(Reckoned total, bool isMinimum)
    {
        PossibleFor(total)?.Amend(total.Possible, isMinimum);
        _shown.Amend(total.Shown, isMinimum);
    }

    /// <inheritdoc cref="Balance.AmendPerhaps"/>
    public void AmendPerhaps(Reckoned total, bool isMinimum)
    {
        PossibleFor(total)?.AmendPerhaps(total.Possible, isMinimum);
        _shown.AmendPerhaps(total.Shown, isMinimum);
    }

    /// <summary>The balance of what may be meant; null if it is the one shown, with the amount, too.</summary>
    private Balance? PossibleFor(Reckoned amount) =>
        _possible ?? (amount.IsAsShown ? null : _possible = _shown.Copy());
}
