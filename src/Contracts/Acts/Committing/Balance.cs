namespace Contracts;

/// <summary>The range of what is left of a commitment, and of what was performed of it.</summary>
/// <remarks>
/// What is left is undertaken less taken. Below 0 it is what was performed in excess. The extremes of what is left and
/// of what was performed are reached by different histories, so each extreme is followed on its own: the least and the
/// most that can be left, and the least and the most that can have been performed, with what is left there. Performance
/// moves an amount from one to the other, and so changes no sum of the two.
/// </remarks>
internal readonly record struct Balance
{
    /// <summary>Stands for a bound that there is none of.</summary>
    private const decimal Endless = decimal.MaxValue;

    private AmountUnit Unit { get; init; }

    /// <summary>What is left as it was stated; null once it was computed.</summary>
    private Amount? Stated { get; init; }

    private decimal Least { get; init; }

    private decimal Most { get; init; }

    private Extreme LeastPerformed { get; init; }

    private Extreme MostPerformed { get; init; }

    /// <summary>The most that would be left without any performance.</summary>
    private decimal MostUnperformed { get; init; }

    private bool IsApproximate { get; init; }

    /// <summary>The balance of a new commitment.</summary>
    public static Balance Of(Amount undertaken) => new()
    {
        Unit = undertaken.Unit,
        Stated = undertaken,
        Least = undertaken.Min,
        Most = undertaken.Max ?? Endless,
        LeastPerformed = new Extreme(undertaken.Min, 0),
        MostPerformed = new Extreme(undertaken.Max ?? Endless, 0),
        MostUnperformed = undertaken.Max ?? Endless,
        IsApproximate = undertaken.IsApproximate,
    };

    /// <summary>The amount that is left, and not below 0.</summary>
    public Amount Outstanding => Stated ?? Range(Math.Max(0, Least), Math.Max(0, Most));

    /// <summary>The amount by which performance exceeded what was undertaken.</summary>
    public Amount Exceeded =>
        Range(Most == Endless ? 0 : Math.Max(0, -Most), Least == -Endless ? Endless : Math.Max(0, -Least));

    /// <summary>The least that was performed.</summary>
    public decimal CertainlyPerformed => LeastPerformed.Performed;

    /// <summary>True if certainly less was performed than an amount.</summary>
    public bool HasPerformedLessThan(Amount amount) => amount.Min > MostPerformed.Performed;

    public Balance Grow(Amount by)
    {
        var most = by.Max ?? Endless;
        return this with
        {
            Stated = null,
            Least = Sum(Least, by.Min),
            Most = Sum(Most, most),
            LeastPerformed = LeastPerformed with { Left = Sum(LeastPerformed.Left, by.Min) },
            MostPerformed = MostPerformed with { Left = Sum(MostPerformed.Left, most) },
            MostUnperformed = Sum(MostUnperformed, most),
            IsApproximate = IsApproximate || by.IsApproximate,
        };
    }

    /// <summary>Takes out an amount other than by performance.</summary>
    public Balance Take(Amount amount)
    {
        var most = amount.Max ?? Endless;
        return this with
        {
            Stated = null,
            Least = Taken(Least, most),
            Most = Taken(Most, amount.Min),
            LeastPerformed = LeastPerformed with { Left = Taken(LeastPerformed.Left, most) },
            MostPerformed = MostPerformed with { Left = Taken(MostPerformed.Left, amount.Min) },
            MostUnperformed = Taken(MostUnperformed, amount.Min),
            IsApproximate = IsApproximate || amount.IsApproximate,
        };
    }

    /// <summary>Takes out a fraction; disputed, perhaps.</summary>
    /// <remarks>The rest is a multiple, since subtracting would count the same unknown twice.</remarks>
    public Balance Take(Fraction fraction, bool isDisputed)
    {
        if (fraction.Value == 1)
            return isDisputed ? TakeAllPerhaps() : TakeAll();
        var rest = new Fraction(1 - fraction.Value);
        return this with
        {
            Stated = null,
            Least = Times(Least).Min,
            Most = isDisputed ? Most : Times(Most).Max,
            LeastPerformed = LeastPerformed with { Left = Times(LeastPerformed.Left).Min },
            MostPerformed =
                isDisputed ? MostPerformed : MostPerformed with { Left = Times(MostPerformed.Left).Max },
            MostUnperformed = isDisputed ? MostUnperformed : Times(MostUnperformed).Max,
        };

        (decimal Min, decimal Max) Times(decimal left)
        {
            if (left <= 0 || left == Endless)
                return (left, left);
            var part = Amount.OfTotal(left, left, default, isApproximate: false).Times(rest);
            return (part.Min, part.Max ?? Endless);
        }
    }

    /// <summary>Takes out all that is left.</summary>
    public Balance TakeAll() => this with
    {
        Stated = null,
        Least = Math.Min(0, Least),
        Most = Math.Min(0, Most),
        LeastPerformed = LeastPerformed with { Left = Math.Min(0, LeastPerformed.Left) },
        MostPerformed = MostPerformed with { Left = Math.Min(0, MostPerformed.Left) },
        MostUnperformed = 0,
        IsApproximate = false,
    };

    /// <summary>Takes out anything from nothing to all that is left.</summary>
    public Balance TakeAllPerhaps() => this with
    {
        Stated = Least == 0 ? Stated : null,
        Least = Math.Min(0, Least),
        LeastPerformed = LeastPerformed with { Left = Math.Min(0, LeastPerformed.Left) },
    };

    /// <summary>Limits what is left to an amount.</summary>
    public Balance Limit(Amount amount)
    {
        var most = Math.Min(amount.Max ?? Endless, Math.Max(0, Most));
        return this with
        {
            Stated = most == (amount.Max ?? Endless) ? amount : null,
            Least = Math.Min(amount.Min, most),
            Most = most,
            LeastPerformed = LeastPerformed with { Left = Math.Min(amount.Min, Math.Max(0, MostPerformed.Left)) },
            MostPerformed =
                MostPerformed with { Left = Math.Min(amount.Max ?? Endless, Math.Max(0, MostPerformed.Left)) },
            MostUnperformed = Math.Min(MostUnperformed, amount.Max ?? Endless),
            IsApproximate = amount.IsApproximate,
        };
    }

    /// <summary>Narrows what is left to another statement of it; one that cannot be true changes nothing.</summary>
    public Balance Narrow(Amount stated)
    {
        if (Outstanding.IsCertainlyOtherThan(stated))
            return this;
        var most = stated.Max ?? Endless;
        return this with
        {
            Stated = null,
            Least = Math.Max(Math.Max(0, Least), stated.Min),
            Most = Math.Min(Most, most),
            LeastPerformed = LeastPerformed with { Left = Math.Max(LeastPerformed.Left, stated.Min) },
            MostPerformed = MostPerformed with { Left = Math.Min(MostPerformed.Left, most) },
            MostUnperformed = MostUnperformed,
            IsApproximate = IsApproximate && stated.IsApproximate,
        };
    }

    /// <summary>Performs an amount, up to what is left unless an excess is allowed.</summary>
    public Balance Perform(Amount amount, bool allowsExcess)
    {
        var most = amount.Max ?? Endless;
        return this with
        {
            Stated = null,
            Least = allowsExcess ? Difference(Least, most) : Taken(Least, most),
            Most = allowsExcess ? Difference(Most, amount.Min) : Taken(Most, amount.Min),
            LeastPerformed = LeastPerformed.Perform(amount.Min, allowsExcess),
            MostPerformed = MostPerformed.Perform(most, allowsExcess),
            IsApproximate = IsApproximate || amount.IsApproximate,
        };
    }

    /// <summary>
    /// Reverses performance, which proves that at least so much was performed; on a closed commitment, without opening
    /// anything again.
    /// </summary>
    public Balance Reverse(Amount amount, bool isClosed)
    {
        var (least, most) = (amount.Min, Math.Min(amount.Max ?? Endless, MostPerformed.Performed));
        var sum = Sum(LeastPerformed.Left, LeastPerformed.Performed);
        if (LeastPerformed.Left >= 0)
            sum = Math.Max(sum, least);
        var performed = Math.Max(0, Difference(Math.Max(LeastPerformed.Performed, least), most));
        var atLeast = Sum(Least, least);
        return this with
        {
            Stated = null,
            Least = isClosed ? Least : atLeast,
            Most = isClosed ? Most : Math.Max(atLeast, Math.Min(Sum(Most, most), MostUnperformed)),
            LeastPerformed = new Extreme(isClosed ? LeastPerformed.Left : Difference(sum, performed), performed),
            MostPerformed = new Extreme(
                isClosed ? MostPerformed.Left : Sum(MostPerformed.Left, least),
                Difference(MostPerformed.Performed, least)),
            IsApproximate = !isClosed && (IsApproximate || amount.IsApproximate),
        };
    }

    /// <summary>
    /// Amends what is undertaken to a total: what is left is the total less what was performed. Only a minimum may be
    /// amended below that.
    /// </summary>
    public Balance Amend(Amount total, bool isMinimum)
    {
        var most = total.Max ?? Endless;
        var leastPerformed = LeastPerformed.Performed;
        var mostPerformed = isMinimum ? MostPerformed.Performed : Math.Min(MostPerformed.Performed, most);
        return this with
        {
            Stated = null,
            Least = Left(total.Min, mostPerformed),
            Most = Left(most, leastPerformed),
            LeastPerformed = new Extreme(Left(total.Min, leastPerformed), leastPerformed),
            MostPerformed = new Extreme(Left(most, mostPerformed), mostPerformed),
            MostUnperformed = most,
            IsApproximate = total.IsApproximate || (IsApproximate && mostPerformed > 0),
        };

        decimal Left(decimal whole, decimal performed) =>
            whole == Endless ? Endless
            : Difference(whole, performed) is var left && isMinimum ? left
            : Math.Max(0, left);
    }

    /// <summary>An amendment that may not hold: from nothing to the more of what was left and of what it leaves.</summary>
    public Balance AmendPerhaps(Amount total, bool isMinimum)
    {
        var amended = Amend(total, isMinimum);
        return this with
        {
            Stated = null,
            Least = Math.Min(0, Math.Min(Least, amended.Least)),
            Most = Math.Max(Most, amended.Most),
            LeastPerformed =
                LeastPerformed with { Left = Math.Min(0, Math.Min(LeastPerformed.Left, amended.LeastPerformed.Left)) },
            MostPerformed =
                MostPerformed with { Left = Math.Max(MostPerformed.Left, amended.MostPerformed.Left) },
            MostUnperformed = Math.Max(MostUnperformed, amended.MostUnperformed),
            IsApproximate = IsApproximate || amended.IsApproximate,
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

    private Amount Range(decimal least, decimal most) =>
        Amount.OfTotal(least, most == Endless ? null : most, Unit, IsApproximate);

    /// <summary>An extreme of what was performed, and what is left where it is reached.</summary>
    private readonly record struct Extreme(decimal Left, decimal Performed)
    {
        public Extreme Perform(decimal amount, bool allowsExcess)
        {
            var counted = allowsExcess ? amount : Math.Min(amount, Math.Max(0, Left));
            return counted == 0 ? this
                : new Extreme(Left == Endless ? Endless : Difference(Left, counted), Sum(Performed, counted));
        }
    }
}

/// <summary>A balance as figures show it, and as checks reckon with it.</summary>
/// <param name="Shown">The balance that figures show.</param>
/// <param name="Possible">The balance of what may be meant; null if it is the one shown.</param>
internal readonly record struct ReckonedBalance(Balance Shown, Balance? Possible)
{
    /// <summary>The balance of a new commitment.</summary>
    public static ReckonedBalance Of(Reckoned undertaken) =>
        new(Balance.Of(undertaken.Shown), undertaken.IsAsShown ? null : Balance.Of(undertaken.Possible));

    /// <summary>The amount that is left.</summary>
    public Reckoned Outstanding => Reckoned.Of(Shown.Outstanding, Possible?.Outstanding);

    private Balance Reckonable => Possible ?? Shown;

    /// <summary>True if certainly less was performed than an amount.</summary>
    public bool HasPerformedLessThan(Reckoned amount) => Reckonable.HasPerformedLessThan(amount.Possible);

    /// <summary>True if certainly more was performed than an amount.</summary>
    public bool HasPerformedMoreThan(Reckoned amount) =>
        amount.Possible.Max is { } most && Reckonable.CertainlyPerformed > most;

    /// <summary>Applies a change that states no amount.</summary>
    public ReckonedBalance With(Func<Balance, Balance> change) =>
        new(change(Shown), Possible is { } possible ? change(possible) : null);

    /// <summary>Applies a change that states an amount.</summary>
    public ReckonedBalance With(Reckoned amount, Func<Balance, Amount, Balance> change) =>
        new(
            change(Shown, amount.Shown),
            Possible is null && amount.IsAsShown ? null : change(Reckonable, amount.Possible));
}
