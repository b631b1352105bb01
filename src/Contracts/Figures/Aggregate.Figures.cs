namespace Contracts;

public abstract partial class Aggregate
{
    /// <summary>Everything here that shows figures, by kind and name.</summary>
    public IEnumerable<FigureKey> FigureKeys => Explained.Select(explained => explained.Key).Order();

    private protected abstract IEnumerable<IExplained> Explained { get; }

    /// <summary>What one of them shows; null where it is not there.</summary>
    /// <param name="figure">Which one.</param>
    public Figures? FiguresOf(FigureKey figure) => Find(figure)?.Figures;

    internal IExplained? Find(FigureKey figure) => Explained.FirstOrDefault(explained => explained.Key == figure);
}
