namespace Contracts;

/// <summary>A balance as figures show it; if it is whole, as checks reckon with it, too.</summary>
/// <remarks>Few commitments need more than what is shown, so that a whole balance is computed once one does.</remarks>
internal sealed class ReckonedBalance
{
    private readonly Balance _shown;
    private Balance? _possible;

    /// <summary>Begins with an amount undertaken.</summary>
    /// <inheritdoc cref="Balance(Amount, bool)"/>
    public ReckonedBalance(Reckoned undertaken, bool isWhole)
        : this(
            new Balance(undertaken.Shown, isWhole),
            isWhole && !undertaken.IsAsShown ? new Balance(undertaken.Possible, isWhole) : null) =>
        IsAsShown = undertaken.IsAsShown;

    private ReckonedBalance(Balance shown, Balance? possible) => (_shown, _possible) = (shown, possible);

    /// <summary>The balance that figures show.</summary>
    public Balance Shown => _shown;

    /// <summary>The balance of what may be meant, if it is whole.</summary>
    public Balance Possible => _possible ?? _shown;

    /// <summary>True if all amounts are what they were stated as, so that nothing else may be meant.</summary>
    public bool IsAsShown { get; private set; }

    /// <summary>The amount that is left.</summary>
    public Reckoned Outstanding => Reckoned.Of(_shown.Outstanding, _possible?.Outstanding);

    /// <summary>An independent copy.</summary>
    public ReckonedBalance Copy() => new(_shown.Copy(), _possible?.Copy()) { IsAsShown = IsAsShown };

    /// <summary>Changes the balances by an amount.</summary>
    public void Change(Reckoned by, Action<Balance, Amount> change)
    {
        IsAsShown &= by.IsAsShown;
        if (_shown.IsWhole && !IsAsShown)
            change(_possible ??= _shown.Copy(), by.Possible);
        change(_shown, by.Shown);
    }

    /// <inheritdoc cref="Change(Reckoned, Action{Balance, Amount})"/>
    public void Change(Reckoned by, bool how, Action<Balance, Amount, bool> change)
    {
        IsAsShown &= by.IsAsShown;
        if (_shown.IsWhole && !IsAsShown)
            change(_possible ??= _shown.Copy(), by.Possible, how);
        change(_shown, by.Shown, how);
    }

    /// <inheritdoc cref="Balance.Take(Fraction, bool)"/>
    public void Take(Fraction fraction, bool isDisputed)
    {
        _possible?.Take(fraction, isDisputed);
        _shown.Take(fraction, isDisputed);
    }

    /// <inheritdoc cref="Balance.TakeAll"/>
    public void TakeAll(bool perhaps)
    {
        _possible?.TakeAll(perhaps);
        _shown.TakeAll(perhaps);
    }
}
