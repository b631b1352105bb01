namespace Contracts;

/// <summary>What one position shows from day to day, in as few slices as can be.</summary>
internal sealed class PositionSlices(FigureKey position)
{
    private readonly List<LedgerSlice> _slices = [];
    private int _revision;

    /// <summary>Whether a slice begins on a day or after it.</summary>
    public bool GoesBeyond(DateOnly day) => _slices.Count > 0 && _slices[^1].EffectiveFrom >= day;

    /// <summary>Whether the position may show something else than it did when it was last seen; it counts as seen from now on.</summary>
    public bool IsToBeSeen(int revision)
    {
        var isNew = revision != _revision;
        _revision = revision;
        return isNew;
    }

    /// <summary>Counts as never seen, as where the stream is folded again.</summary>
    public void Unsee() => _revision = 0;

    /// <summary>Whether showing this from a day on would change nothing.</summary>
    public bool Shows(PositionFigures figures) => _slices.Count > 0 && _slices[^1].Figures.Equals(figures);

    /// <summary>Shows something from a day on, which is that of the last slice or a later one.</summary>
    public void Show(DateOnly day, PositionFigures figures)
    {
        ForgetFrom(day);
        if (Shows(figures))
            return;
        if (_slices.Count > 0)
            _slices[^1] = _slices[^1] with { EffectiveTo = day };
        _slices.Add(new LedgerSlice { Position = position, Figures = figures, EffectiveFrom = day, EffectiveTo = null });
    }

    /// <summary>Goes on with what was shown before a day.</summary>
    public void ForgetFrom(DateOnly day)
    {
        var count = CountBefore(day);
        if (count == _slices.Count)
            return;
        _slices.RemoveRange(count, _slices.Count - count);
        if (count > 0)
            _slices[^1] = _slices[^1] with { EffectiveTo = null };
    }

    /// <summary>The slices that can be others once something else is shown from a day on: those from that day on, and the one before, which may end then.</summary>
    public SlicesBefore Before(DateOnly day)
    {
        var first = Math.Max(0, CountBefore(day) - 1);
        return new SlicesBefore(first, [.. _slices[first..]]);
    }

    /// <summary>What was among the slices before and is not now, and what is now and was not, both by day.</summary>
    public void Compare(SlicesBefore before, List<LedgerSlice> ended, List<LedgerSlice> begun)
    {
        var old = before.Slices;
        int i = 0, j = before.First;
        while (i < old.Length || j < _slices.Count)
        {
            var order = i == old.Length ? 1 : j == _slices.Count ? -1 : old[i].EffectiveFrom.CompareTo(_slices[j].EffectiveFrom);
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

/// <summary>The last slices of a position as they were before something was learned.</summary>
/// <param name="First">How many come before them, which stay as they are.</param>
/// <param name="Slices">The slices.</param>
internal readonly record struct SlicesBefore(int First, LedgerSlice[] Slices);
