namespace Replay;

/// <summary>What was owed from a day to the one before another; null where nothing was undertaken.</summary>
internal sealed record Span(DateOnly From, DateOnly To, Total? Owed)
{
    /// <summary>Whether there is something to draw that ends somewhere.</summary>
    public bool IsBounded => Owed is { OpenEnded: 0 };
}
