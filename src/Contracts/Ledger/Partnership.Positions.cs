namespace Contracts;

public sealed partial class Partnership
{
    /// <summary>What each commitment and each option shows, in no order.</summary>
    internal IEnumerable<(FigureKey Position, PositionFigures Figures)> Positions
    {
        get
        {
            foreach (var commitment in _commitments.All)
                yield return (commitment.Id, commitment.Figures);
            foreach (var option in _options.All)
                yield return (option.Id, option.Figures);
        }
    }
}
