namespace Contracts;

/// <summary>What one position shows from day to day, in as few slices as can be.</summary>
internal sealed class PositionSlices(FigureKey position)
{
    private readonly List<LedgerSlice> _slices = [];

    public LedgerSlice[] ToArray() => [.. _slices];

    /// <summary>Whether showing this from a day on would change nothing.</summary>
    public bool Shows(PositionFigures figures) => _slices.Count > 0 && _slices[^1].Figures.Equals(figures);

    /// <summary>Shows something from a day on, which is that of the last slice or a later one.</summary>
    public void Show(DateOnly day, PositionFigures figures)
    {
        if (_slices.Count > 0 && _slices[^1].EffectiveFrom == day)
            _slices.RemoveAt(_slices.Count - 1);
        if (_slices.Count > 0)
            _slices[^1] = _slices[^1] with { EffectiveTo = Shows(figures) ? null : day };
        if (!Shows(figures))
            _slices.Add(new LedgerSlice { Position = position, Figures = figures, EffectiveFrom = day, EffectiveTo = null });
    }
}
