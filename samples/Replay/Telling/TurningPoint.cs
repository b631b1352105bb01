namespace Replay;

/// <summary>A day on which the board, as of that day and as known on it, turned.</summary>
/// <param name="Day">The day.</param>
/// <param name="Turns">The lines that changed, the weightiest first.</param>
/// <param name="Entries">What became known or took effect on it in the streams of those lines.</param>
/// <param name="Unchanged">How many lines stayed as they were.</param>
internal sealed record TurningPoint(DateOnly Day, IReadOnlyList<Turn> Turns, IReadOnlyList<Entry> Entries, int Unchanged)
{
    /// <summary>The weightiest turn of each stream counts.</summary>
    public int Weight => Turns.GroupBy(turn => turn.After.Stream).Sum(ofStream => ofStream.Max(turn => turn.Weight));
}
