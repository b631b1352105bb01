namespace Contracts;

public sealed partial class Partnership
{
    /// <summary>What each commitment and each option shows, in no order.</summary>
    internal IEnumerable<(FigureKey Position, PositionFigures Figures)> Positions
    {
        get
        {
            foreach (var (id, commitment) in _commitments)
                yield return (id, commitment.Figures);
            foreach (var (id, option) in _options)
                yield return (id, option.Figures);
        }
    }
}
