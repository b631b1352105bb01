namespace Replay;

/// <summary>A figure as it is beside what it would be; null where it is not there.</summary>
internal sealed record FigurePair(StreamKey Stream, FigureKey Key, Figures? Actual, Figures? Supposed)
{
    public bool Differs => Actual != Supposed;
}
