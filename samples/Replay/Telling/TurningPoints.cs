namespace Replay;

/// <summary>Finds the days on which something turned, from the entries alone.</summary>
internal static class TurningPoints
{
    public static IReadOnlyList<TurningPoint> Of(Histories histories, Names names)
    {
        var points = new List<TurningPoint>();
        IReadOnlyList<BoardLine> before = [];
        foreach (var day in Days(histories))
        {
            var after = BoardLines.Of(histories.AsOf(Viewpoint.On(day, EndOf(day))), names);
            var known = before.ToDictionary(line => line.Key);
            var turns = after.Select(line => new Turn(known.GetValueOrDefault(line.Key), line, IsGreatest(line, before))).Where(turn => turn.Before?.Told != turn.After.Told).ToList();
            if (turns.Count > 0)
                points.Add(new TurningPoint(day, Weightiest(turns), Causes(histories, turns, day), after.Count - turns.Count));
            before = after;
        }

        return points;
    }

    public static DateOnly KnownOn(History history, Entry entry) => DateOnly.FromDateTime(history.KnownSince(entry.Version).UtcDateTime);

    public static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59, 999, 999)), TimeSpan.Zero);

    /// <summary>The streams by what weighs most in them, those last that are only told anew, and in each the greatest first.</summary>
    private static IReadOnlyList<Turn> Weightiest(List<Turn> turns) =>
    [
        .. turns.GroupBy(turn => turn.After.Stream)
            .OrderByDescending(ofStream => ofStream.Max(turn => turn.Weight))
            .ThenBy(ofStream => ofStream.All(turn => turn.IsOnlyToldAnew))
            .ThenByDescending(ofStream => ofStream.Max(turn => turn.After.Most))
            .SelectMany(ofStream => ofStream.OrderByDescending(turn => turn.IsNewlyContested).ThenByDescending(turn => turn.After.Most)),
    ];

    private static bool IsGreatest(BoardLine line, IReadOnlyList<BoardLine> before) =>
        line.Kind == LineKind.Commitment && line.Most > before.Where(other => other.Kind == line.Kind && other.Unit == line.Unit).Select(other => other.Most).DefaultIfEmpty().Max();

    /// <summary>Every day on which something became known, and every later one on which something known took effect.</summary>
    private static IEnumerable<DateOnly> Days(Histories histories) =>
        histories.SelectMany(history => history.Entries
                .SelectMany(entry => (IEnumerable<DateOnly>)[KnownOn(history, entry), Later(KnownOn(history, entry), entry.EffectiveOn)]))
            .Distinct()
            .Order();

    private static DateOnly Later(DateOnly known, PartialDate? effective) => effective is { } date && date.Latest > known ? date.Latest : known;

    private static IReadOnlyList<Entry> Causes(Histories histories, List<Turn> turns, DateOnly day) =>
    [
        .. turns.Select(turn => turn.After.Stream).Distinct().SelectMany(stream => histories[stream].Entries
            .Where(entry => entry.Event is not PartnershipFormed)
            .Where(entry => KnownOn(histories[stream], entry) is var known && (known == day || (known < day && entry.EffectiveOn?.Latest == day)))),
    ];
}
