namespace Contracts;

/// <summary>The range of what is left of a commitment, and of what was performed of it.</summary>
/// <remarks>
/// What is left is undertaken less taken. Below 0 it is what was performed in excess. The extremes of what is left and
/// of what was performed are reached by different histories, so each extreme is followed on its own: the least and the
/// most that can be left, and, if the balance is whole, the least and the most that can have been performed, with what
/// is left there. Performance moves an amount from one to the other, and so changes no sum of the two.
/// </remarks>
internal sealed class Balance
{
    /// <summary>Stands for a bound that there is none of.</summary>
    private const decimal Endless = decimal.MaxValue;

    private readonly AmountUnit _unit;
    private decimal _least;
    private decimal _most;
    private bool _isApproximate;
    private bool _isUpTo;
    private readonly Performances? _performances;

    /// <summary>Begins with an amount undertaken.</summary>
    /// <param name="undertaken">The amount.</param>
    /// <param name="isWhole">True to follow what was performed, too, which amendments and reversals depend on.</param>
    public Balance(Amount undertaken, bool isWhole)
    {
        (_unit, _isApproximate, _isUpTo) = (undertaken.Unit, undertaken.IsApproximate, undertaken.IsUpTo);
        (_least, _most) = (undertaken.Min, undertaken.Max ?? Endless);
        _performances = isWhole ? new Performances(_least, _most) : null;
    }

    private Balance(Balance other)
    {
        (_unit, _least, _most) = (other._unit, other._least, other._most);
        (_isApproximate, _isUpTo, IsAsShown) = (other._isApproximate, other._isUpTo, other.IsAsShown);
        _performances = other._performances?.Copy();
    }

    /// <summary>True if all its amounts are as they were stated, so that nothing else may be meant.</summary>
    public bool IsAsShown { get; set; }

    /// <summary>True if it follows what was performed.</summary>
    public bool IsWhole => _performances is not null;

    /// <summary>The amount that is left, and not below 0.</summary>
    public Amount Outstanding => Range(Math.Max(0, _least), Math.Max(0, _most), _isUpTo);

    /// <summary>The amount by which performance exceeded what was undertaken.</summary>
    public Amount Exceeded =>
        Range(_most == Endless ? 0 : Math.Max(0, -_most), _least == -Endless ? Endless : Math.Max(0, -_least));

    /// <summary>True if certainly less is left than an amount.</summary>
    public bool HasLessThan(in Amount amount) => amount.Min > _most && amount.Min > 0;

    /// <summary>True if certainly less was performed than an amount.</summary>
    public bool HasPerformedLessThan(Amount amount) => amount.Min > Whole.MostPerformed.Performed;

    /// <summary>True if certainly more was performed than an amount.</summary>
    public bool HasPerformedMoreThan(Amount amount) =>
        amount.Max is { } most && Whole.LeastPerformed.Performed > most;

    private Performances Whole =>
        _performances ?? throw new InvalidOperationException("The balance does not follow what was performed.");

    /// <summary>An independent copy.</summary>
    public Balance Copy() => new(this);

    public void Grow(in Amount by)
    {
        Join(by);
        var most = MostOf(by);
        (_least, _most) = (Sum(_least, by.Min), Sum(_most, most));
        _performances?.Grow(by.Min, most);
    }

    /// <summary>Takes out an amount other than by performance.</summary>
    public void Take(in Amount amount)
    {
        Join(amount);
        var most = MostOf(amount);
        (_least, _most) = (Taken(_least, most), Taken(_most, amount.Min));
        _performances?.Take(amount.Min, most);
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

        _isUpTo = false;
        var rest = new Fraction(1 - fraction.Value);
        _least = Times(_least).Min;
        if (!isDisputed)
            _most = Times(_most).Max;
        _performances?.Change(left => Times(left).Min, isDisputed ? left => left : left => Times(left).Max);

        (decimal Min, decimal Max) Times(decimal left)
        {
            if (left <= 0 || left == Endless)
                return (left, left);
            var part = Amount.OfTotal(left, left, default, isApproximate: false).Times(rest);
            return (part.Min, MostOf(part));
        }
    }

    /// <summary>Takes out all that is left; perhaps, anything from nothing to all.</summary>
    public void TakeAll(bool perhaps)
    {
        _isUpTo &= perhaps;
        _least = Math.Min(0, _least);
        if (!perhaps)
            (_most, _isApproximate) = (Math.Min(0, _most), false);
        _performances?.TakeAll(perhaps);
    }

    /// <summary>Limits what is left to an amount.</summary>
    public void Limit(Amount amount)
    {
        var stated = MostOf(amount);
        _most = Math.Min(stated, Math.Max(0, _most));
        _least = Math.Min(amount.Min, _most);
        (_isUpTo, _isApproximate) = (amount.IsUpTo && _most == stated, amount.IsApproximate);
        _performances?.Limit(amount.Min, stated);
    }

    /// <summary>Narrows what is left to another statement of it; one that cannot be true changes nothing.</summary>
    public void Narrow(Amount stated)
    {
        if (Outstanding.IsCertainlyOtherThan(stated))
            return;
        var most = MostOf(stated);
        (_least, _most) = (Math.Max(Math.Max(0, _least), stated.Min), Math.Min(_most, most));
        (_isUpTo, _isApproximate) = (false, _isApproximate && stated.IsApproximate);
        _performances?.Narrow(stated.Min, most);
    }

    /// <summary>Performs an amount, up to what is left unless an excess is allowed.</summary>
    public void Perform(in Amount amount, bool allowsExcess)
    {
        Join(amount);
        var most = MostOf(amount);
        if (allowsExcess)
            (_least, _most) = (Difference(_least, most), Difference(_most, amount.Min));
        else
            (_least, _most) = (Taken(_least, most), Taken(_most, amount.Min));
        _performances?.Perform(amount.Min, most, allowsExcess);
    }

    /// <summary>Raises what is left to an amount that no performance has reached, less what was taken out of it.</summary>
    public void KeepAtLeast(Amount amount, Amount taken)
    {
        var (least, most) = (amount.Less(taken).Min, MostOf(amount));
        (_least, _most) = (Math.Max(_least, least), Math.Max(_most, most));
        _performances?.KeepAtLeast(least, most);
    }

    /// <summary>
    /// Reverses performance, which proves that at least so much was performed; on a closed commitment, without opening
    /// anything again.
    /// </summary>
    public void Reverse(Amount amount, bool isClosed)
    {
        _isUpTo = false;
        _isApproximate = !isClosed && (_isApproximate || amount.IsApproximate);
        var (least, most) = (amount.Min, Math.Min(MostOf(amount), Whole.MostPerformed.Performed));
        Whole.Reverse(least, most, isClosed);
        if (isClosed)
            return;
        _least = Sum(_least, least);
        _most = Math.Max(_least, Math.Min(Sum(_most, most), Whole.MostUnperformed));
    }

    /// <summary>
    /// Amends what is undertaken to a total: what is left is the total less what was performed. Only a minimum may be
    /// amended below that.
    /// </summary>
    public void Amend(Amount total, bool isMinimum)
    {
        var most = MostOf(total);
        Whole.Amend(total.Min, most, isMinimum);
        var (least, greatest) = (Whole.LeastPerformed.Performed, Whole.MostPerformed.Performed);
        (_least, _most) = (LeftOf(total.Min, greatest, isMinimum), LeftOf(most, least, isMinimum));
        (_isUpTo, _isApproximate) = (false, total.IsApproximate || (_isApproximate && greatest > 0));
    }

    /// <summary>An amendment that may not hold: from nothing to the more of what was left and of what it leaves.</summary>
    public void AmendPerhaps(Amount total, bool isMinimum)
    {
        var amended = Copy();
        amended.Amend(total, isMinimum);
        (_least, _most) = (Math.Min(0, Math.Min(_least, amended._least)), Math.Max(_most, amended._most));
        (_isUpTo, _isApproximate) = (false, _isApproximate || amended._isApproximate);
        Whole.AmendPerhaps(amended.Whole);
    }

    private void Join(in Amount amount)
    {
        _isUpTo = false;
        _isApproximate |= amount.IsApproximate;
    }

    private static decimal MostOf(in Amount amount) => amount.Max ?? Endless;

    private static decimal Sum(decimal left, decimal right) =>
        left == Endless || right == Endless ? Endless
        : left == -Endless ? left
        : left + right;

    private static decimal Difference(decimal left, decimal right) =>
        left == Endless || left == -Endless ? left : right == Endless ? -Endless : left - right;

    /// <summary>The rest of what is left after an amount is taken, not below 0 unless it was before.</summary>
    private static decimal Taken(decimal left, decimal amount)
    {
        if (decimal.Sign(left) <= 0 || left == Endless)
            return left;
        var rest = left - amount;
        return decimal.IsNegative(rest) ? 0 : rest;
    }

    /// <summary>The rest of an amended total after a performance.</summary>
    private static decimal LeftOf(decimal total, decimal performed, bool isMinimum) =>
        total == Endless ? Endless
        : Difference(total, performed) is var left && isMinimum ? left
        : Math.Max(0, left);

    private Amount Range(decimal least, decimal most, bool isUpTo = false) =>
        Amount.Kept(least, most == Endless ? null : most, _unit, _isApproximate, isUpTo);

    /// <summary>The least and the most that can have been performed, and what is left in either case.</summary>
    private sealed class Performances(decimal least, decimal most)
    {
        public Performance LeastPerformed = new() { Left = least };

        public Performance MostPerformed = new() { Left = most };

        /// <summary>The most that would be left without any performance.</summary>
        public decimal MostUnperformed { get; private set; } = most;

        public Performances Copy() => (Performances)MemberwiseClone();

        /// <summary>Changes what is left: the least by one rule, the most by another.</summary>
        public void Change(Func<decimal, decimal> least, Func<decimal, decimal> most)
        {
            LeastPerformed.Left = least(LeastPerformed.Left);
            MostPerformed.Left = most(MostPerformed.Left);
            MostUnperformed = most(MostUnperformed);
        }

        public void Grow(decimal least, decimal most) => Change(left => Sum(left, least), left => Sum(left, most));

        public void Take(decimal least, decimal most) => Change(left => Taken(left, most), left => Taken(left, least));

        public void TakeAll(bool perhaps)
        {
            LeastPerformed.Left = Math.Min(0, LeastPerformed.Left);
            if (!perhaps)
                (MostPerformed.Left, MostUnperformed) = (Math.Min(0, MostPerformed.Left), 0);
        }

        public void Limit(decimal least, decimal most)
        {
            var left = Math.Max(0, MostPerformed.Left);
            (LeastPerformed.Left, MostPerformed.Left) = (Math.Min(least, left), Math.Min(most, left));
            MostUnperformed = Math.Min(MostUnperformed, most);
        }

        public void Narrow(decimal least, decimal most)
        {
            LeastPerformed.Left = Math.Max(LeastPerformed.Left, least);
            MostPerformed.Left = Math.Min(MostPerformed.Left, most);
        }

        public void Perform(decimal least, decimal most, bool allowsExcess)
        {
            LeastPerformed.Perform(least, allowsExcess);
            MostPerformed.Perform(most, allowsExcess);
        }

        public void KeepAtLeast(decimal least, decimal most)
        {
            LeastPerformed.Left = Math.Max(LeastPerformed.Left, least);
            MostPerformed.Left = Math.Max(MostPerformed.Left, most);
        }

        public void Reverse(decimal least, decimal most, bool isClosed)
        {
            var sum = Sum(LeastPerformed.Left, LeastPerformed.Performed);
            if (LeastPerformed.Left >= 0)
                sum = Math.Max(sum, least);
            LeastPerformed.Performed = Math.Max(0, Difference(Math.Max(LeastPerformed.Performed, least), most));
            MostPerformed.Performed = Difference(MostPerformed.Performed, least);
            if (isClosed)
                return;
            LeastPerformed.Left = Difference(sum, LeastPerformed.Performed);
            MostPerformed.Left = Sum(MostPerformed.Left, least);
        }

        public void Amend(decimal least, decimal most, bool isMinimum)
        {
            if (!isMinimum)
                MostPerformed.Performed = Math.Min(MostPerformed.Performed, most);
            LeastPerformed.Left = LeftOf(least, LeastPerformed.Performed, isMinimum);
            MostPerformed.Left = LeftOf(most, MostPerformed.Performed, isMinimum);
            MostUnperformed = most;
        }

        public void AmendPerhaps(Performances amended)
        {
            LeastPerformed.Left = Math.Min(0, Math.Min(LeastPerformed.Left, amended.LeastPerformed.Left));
            MostPerformed.Left = Math.Max(MostPerformed.Left, amended.MostPerformed.Left);
            MostUnperformed = Math.Max(MostUnperformed, amended.MostUnperformed);
        }
    }

    /// <summary>An extreme of what was performed, and what is left where it is reached.</summary>
    private struct Performance
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
