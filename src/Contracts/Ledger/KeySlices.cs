namespace Contracts;

/// <summary>The figures of one key from day to day, in as few slices as possible.</summary>
internal sealed class KeySlices(FigureKey key)
{
    private readonly List<LedgerSlice> _slices = [];
    private int _revision;

    /// <summary>The key.</summary>
    public FigureKey Key => key;

    /// <summary>True if the last slice has no end.</summary>
    public bool IsOpen => _slices is [.., { EffectiveTo: null }];

    /// <summary>True if a slice begins or the last one ends on a day or after it.</summary>
    public bool GoesBeyond(DateOnly day) =>
        _slices is [.., var last] && (last.EffectiveFrom >= day || last.EffectiveTo >= day);

    /// <summary>
    /// True if the figures have changed since they were last seen. They count as seen from now on.
    /// </summary>
    public bool IsToBeSeen(int revision)
    {
        var isNew = revision != _revision;
        _revision = revision;
        return isNew;
    }

    /// <summary>Marks the figures as never seen, because the stream is folded again.</summary>
    public void Unsee() => _revision = 0;

    /// <summary>True if the last slice already has these figures.</summary>
    public bool Shows(Figures figures) => IsOpen && _slices[^1].Figures.Equals(figures);

    /// <summary>Sets the figures from a day on, which is the first day of the last slice or later.</summary>
    public void Show(DateOnly day, Figures figures)
    {
        ForgetFrom(day);
        if (Shows(figures))
            return;
        if (IsOpen)
            _slices[^1] = _slices[^1] with { EffectiveTo = day };
        _slices.Add(new LedgerSlice
        {
            Key = key,
            Figures = figures,
            EffectiveFrom = day,
            EffectiveTo = null,
        });
    }

    /// <summary>Ends the last slice on a day, exclusive, from which on there are no figures.</summary>
    public void End(DateOnly day)
    {
        ForgetFrom(day);
        if (IsOpen)
            _slices[^1] = _slices[^1] with { EffectiveTo = day };
    }

    /// <summary>Removes the slices from a day on, and extends the one that stood on its eve.</summary>
    public void ForgetFrom(DateOnly day)
    {
        var count = CountBefore(day);
        _slices.RemoveRange(count, _slices.Count - count);
        if (_slices is [.., { EffectiveTo: { } end }] && end >= day)
            _slices[^1] = _slices[^1] with { EffectiveTo = null };
    }

    /// <summary>
    /// A snapshot of the slices that may change with new figures from a day on: those that begin on the day or later,
    /// and the one before, which may end then.
    /// </summary>
    public SlicesBefore Before(DateOnly day)
    {
        var first = Math.Max(0, CountBefore(day) - 1);
        return new SlicesBefore(first, [.. _slices[first..]]);
    }

    /// <summary>Compares the slices with a snapshot, and adds ended and begun slices to the lists, by day.</summary>
    public void Compare(SlicesBefore before, List<LedgerSlice> ended, List<LedgerSlice> begun)
    {
        var old = before.Slices;
        int i = 0, j = before.First;
        while (i < old.Length || j < _slices.Count)
        {
            var order = i == old.Length ? 1
                : j == _slices.Count ? -1
                : old[i].EffectiveFrom.CompareTo(_slices[j].EffectiveFrom);
            var isSame = order == 0 && (ReferenceEquals(old[i], _slices[j]) || old[i] == _slices[j]);
            if (order <= 0 && old[i] is var was)
                (isSame ? null : ended)?.Add(was);
            if (order >= 0 && _slices[j] is var now)
                (isSame ? null : begun)?.Add(now);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }

    private int CountBefore(DateOnly day)
    {
        var count = _slices.Count;
        while (count > 0 && _slices[count - 1].EffectiveFrom >= day)
            count--;
        return count;
    }
}

/// <summary>A snapshot of the last slices of a key.</summary>
/// <param name="First">The number of slices before them, which do not change.</param>
/// <param name="Slices">The slices.</param>
internal readonly record struct SlicesBefore(int First, LedgerSlice[] Slices);

/// <summary>The slices of the items of one source, which may come and go.</summary>
internal sealed class SourceSlices
{
    private readonly List<KeySlices> _items = [];
    private int _revision;

    /// <summary>The slices of every item that the source has had.</summary>
    public IReadOnlyList<KeySlices> Items => _items;

    /// <inheritdoc cref="KeySlices.IsToBeSeen"/>
    public bool IsToBeSeen(int revision)
    {
        var isNew = revision != _revision;
        _revision = revision;
        return isNew;
    }

    /// <inheritdoc cref="KeySlices.Unsee"/>
    public void Unsee() => _revision = 0;

    /// <summary>Notes the slices of an item that appears for the first time.</summary>
    public void Add(KeySlices item) => _items.Add(item);
}
