namespace Contracts;

/// <summary>An amount as figures show it, and as checks reckon with it: what is about n may be off by a tenth of n.</summary>
/// <remarks>
/// Both go through the same arithmetic, so that a sum of which a part is approximate is as uncertain as that part.
/// </remarks>
internal readonly record struct Reckoned
{
    /// <summary>The range of an amount that was stated as approximate, computed where it is asked for.</summary>
    private static readonly Range WithinATenth = new(default);

    // Most amounts are not approximate, and are handed on often: a reference is small.
    private readonly Range? _possible;

    private Reckoned(Amount shown, Amount? possible)
    {
        Shown = shown;
        if (possible is { } range)
            _possible = new Range(range);
    }

    /// <summary>An amount as it was stated.</summary>
    public Reckoned(in Amount stated)
    {
        Shown = stated;
        if (stated.IsApproximate && stated.IsPoint)
            _possible = WithinATenth;
    }

    private Reckoned(in Amount shown, Range? possible)
    {
        Shown = shown;
        _possible = possible;
    }

    /// <summary>The amount that figures show.</summary>
    public Amount Shown { get; }

    /// <summary>The range of what it may be.</summary>
    public Amount Possible =>
        _possible is not { } range ? Shown
        : ReferenceEquals(range, WithinATenth) ? Shown.WithinATenth()
        : range.Amount;

    /// <summary>True if the range of what it may be is the one shown.</summary>
    public bool IsAsShown => _possible is null;

    /// <summary>An amount that was computed twice.</summary>
    /// <param name="shown">The amount that figures show.</param>
    /// <param name="possible">The range of what it may be; null if it is the one shown.</param>
    public static Reckoned Of(Amount shown, Amount? possible) => new(shown, possible);

    /// <inheritdoc cref="Amount.None"/>
    public static Reckoned None(AmountUnit unit) => new(Amount.None(unit));

    /// <inheritdoc cref="Amount.Plus"/>
    public Reckoned Plus(Reckoned other) =>
        new(Shown.Plus(other.Shown), IsShown(other) ? null : Possible.Plus(other.Possible));

    /// <inheritdoc cref="Amount.Less"/>
    public Reckoned Less(Reckoned taken) =>
        new(Shown.Less(taken.Shown), IsShown(taken) ? null : Possible.Less(taken.Possible));

    /// <inheritdoc cref="Amount.Times(Fraction)"/>
    public Reckoned Times(Fraction fraction) => new(Shown.Times(fraction), IsAsShown ? null : Possible.Times(fraction));

    /// <inheritdoc cref="Amount.FromNothing"/>
    public Reckoned FromNothing() => ReferenceEquals(_possible, WithinATenth)
        ? new(Shown.FromNothing(), WithinATenth)
        : new(Shown.FromNothing(), _possible?.Amount.FromNothing());

    /// <inheritdoc cref="Amount.AtMost"/>
    public Reckoned AtMost(Reckoned whole) =>
        new(Shown.AtMost(whole.Shown), IsShown(whole) ? null : Possible.AtMost(whole.Possible));

    /// <inheritdoc cref="Amount.LessOf"/>
    public Reckoned LessOf(Reckoned other) =>
        new(Shown.LessOf(other.Shown), IsShown(other) ? null : Possible.LessOf(other.Possible));

    /// <inheritdoc cref="Amount.NarrowedTo"/>
    public Reckoned NarrowedTo(Reckoned other) =>
        new(Shown.NarrowedTo(other.Shown), IsShown(other) ? null : Possible.NarrowedTo(other.Possible));

    /// <inheritdoc cref="Amount.Joined"/>
    public Reckoned Joined(Reckoned other) =>
        new(Shown.Joined(other.Shown), IsShown(other) ? null : Possible.Joined(other.Possible));

    /// <inheritdoc cref="Amount.IsCertainlyLessThan"/>
    public bool IsCertainlyLessThan(Reckoned taken) => Possible.IsCertainlyLessThan(taken.Possible);

    /// <inheritdoc cref="Amount.IsCertainlyOtherThan"/>
    public bool IsCertainlyOtherThan(Reckoned other) => Possible.IsCertainlyOtherThan(other.Possible);

    /// <summary>The part that counts of an amount taken from a whole: as stated, unless it certainly exceeds the whole.</summary>
    public Reckoned CountedOf(Reckoned whole) => whole.IsCertainlyLessThan(this) ? LessOf(whole) : this;

    private bool IsShown(Reckoned other) => _possible is null && other._possible is null;

    private sealed record Range(Amount Amount);
}
