namespace Replay;

/// <summary>A day on which the board changed, as of that day and as known on it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Changes">The lines that changed, the weightiest first.</param>
/// <param name="Entries">The entries of the same streams that became known or took effect on the day.</param>
/// <param name="Unchanged">The number of other lines.</param>
internal sealed record TurningPoint(
    DateOnly Day, IReadOnlyList<BoardChange> Changes, IReadOnlyList<Entry> Entries, int Unchanged)
{
    /// <summary>The sum of the weightiest change of each stream.</summary>
    public int Weight => Changes.GroupBy(change => change.After.Stream)
        .Sum(ofStream => ofStream.Max(change => change.Weight));

    /// <summary>Finds all turning points, in order of day.</summary>
    public static IReadOnlyList<TurningPoint> FindAll(Histories histories, Sentences names)
    {
        var points = new List<TurningPoint>();
        IReadOnlyList<BoardLine> before = [];
        foreach (var day in DaysOfChange(histories))
        {
            var after = BoardLines.Of(histories.AsOf(Viewpoint.On(day, EndOf(day))), names);
            var known = before.ToDictionary(line => line.Key);
            var changes = after
                .Select(line => new BoardChange(known.GetValueOrDefault(line.Key), line, IsGreatest(line, before)))
                .Where(change => change.Before?.Text != change.After.Text)
                .ToList();
            if (changes.Count > 0)
            {
                points.Add(new TurningPoint(
                    day, InOrderOfWeight(changes), Causes(histories, changes, day), CountOthers(after, changes)));
            }

            before = after;
        }

        return points;
    }

    /// <summary>The number of lines that did not change; facts of organizations never do, and do not count.</summary>
    private static int CountOthers(IReadOnlyList<BoardLine> lines, List<BoardChange> changes) =>
        lines.Count(line => line.Kind != LineKind.Fact)
        - changes.Count(change => change.After.Kind != LineKind.Fact);

    /// <summary>The last microsecond of a day, in UTC.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        new(day.ToDateTime(new TimeOnly(23, 59, 59, 999, 999)), TimeSpan.Zero);

    /// <summary>Orders streams by their weightiest change, and changes of one stream by dispute and amount.</summary>
    private static IReadOnlyList<BoardChange> InOrderOfWeight(List<BoardChange> changes) =>
    [
        .. changes.GroupBy(change => change.After.Stream)
            .OrderByDescending(ofStream => ofStream.Max(change => change.Weight))
            .ThenBy(ofStream => ofStream.All(change => change.IsOnlyRetold))
            .ThenByDescending(ofStream => ofStream.Max(change => change.After.Most))
            .SelectMany(ofStream => ofStream
                .OrderByDescending(change => change.IsNewlyContested)
                .ThenByDescending(change => change.After.Most)),
    ];

    private static bool IsGreatest(BoardLine line, IReadOnlyList<BoardLine> before) =>
        line.Kind == LineKind.Commitment
        && line.Most > before.Where(other => other.Kind == line.Kind && other.Unit == line.Unit)
            .Select(other => other.Most).DefaultIfEmpty().Max();

    /// <summary>The days on which an entry became known, or took effect after it was known.</summary>
    private static IEnumerable<DateOnly> DaysOfChange(Histories histories) =>
        histories.SelectMany(history => history.Entries.SelectMany(entry => DaysOfChange(history, entry)))
            .Distinct()
            .Order();

    private static IEnumerable<DateOnly> DaysOfChange(History history, Entry entry)
    {
        var known = KnownOn(history, entry);
        yield return known;
        if (entry.EffectiveOn is { } effective && effective.Latest > known)
            yield return effective.Latest;
    }

    private static IReadOnlyList<Entry> Causes(Histories histories, List<BoardChange> changes, DateOnly day) =>
    [
        .. changes.Select(change => change.After.Stream).Distinct().SelectMany(stream => histories[stream].Entries
            .Where(entry => entry.Event is not PartnershipFormed)
            .Where(entry => KnownOn(histories[stream], entry) is var known
                && (known == day || (known < day && entry.EffectiveOn?.Latest == day)))),
    ];

    private static DateOnly KnownOn(History history, Entry entry) =>
        DateOnly.FromDateTime(history.KnownSince(entry.Version).UtcDateTime);
}

/// <summary>The change of one line of the board on a day.</summary>
/// <param name="Before">The line before; null for a new line.</param>
/// <param name="After">The line after.</param>
/// <param name="IsGreatest">True for a commitment greater than all earlier ones in its unit.</param>
internal sealed record BoardChange(BoardLine? Before, BoardLine After, bool IsGreatest)
{
    public bool HasMoved => Before is { } before && (before.Figure != After.Figure || before.State != After.State);

    public bool IsNewlyContested => After.IsContested && Before is not { IsContested: true };

    /// <summary>True where nothing changed but the number of accounts.</summary>
    public bool IsOnlyRetold =>
        !HasMoved && !IsNewlyContested && Before is { } before && before.Accounts < After.Accounts;

    /// <summary>The weight in the story: disputes first, then moved figures and new maxima; facts have none.</summary>
    public int Weight => After.Kind == LineKind.Fact ? 0
        : (IsNewlyContested ? 4 : 0) + (HasMoved || (Before is null && IsGreatest) ? 3 : 1);
}
