namespace Contracts;

/// <summary>What one position shows from day to day, in as few slices as can be.</summary>
internal sealed class PositionSlices(FigureKey position)
{
    private readonly List<LedgerSlice> _slices = [];
    private int _revision;

    public LedgerSlice[] ToArray() => [.. _slices];

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
        var count = _slices.Count;
        while (GoesBeyond(day))
            _slices.RemoveAt(_slices.Count - 1);
        if (_slices.Count > 0 && _slices.Count < count)
            _slices[^1] = _slices[^1] with { EffectiveTo = null };
    }

    /// <summary>What is in one list of slices and not in another, both by day.</summary>
    public static void Differences(LedgerSlice[] old, LedgerSlice[] now, List<LedgerSlice> ended, List<LedgerSlice> begun)
    {
        int i = 0, j = 0;
        while (i < old.Length || j < now.Length)
        {
            var order = i == old.Length ? 1 : j == now.Length ? -1 : old[i].EffectiveFrom.CompareTo(now[j].EffectiveFrom);
            var isSame = order == 0 && (ReferenceEquals(old[i], now[j]) || old[i] == now[j]);
            if (order <= 0 && old[i] is var before)
                (isSame ? null : ended)?.Add(before);
            if (order >= 0 && now[j] is var after)
                (isSame ? null : begun)?.Add(after);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
    }
}
