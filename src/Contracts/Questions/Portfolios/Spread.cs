namespace Contracts;

/// <summary>The outstanding amount of one commitment, spread over the days on which it falls due.</summary>
internal static class Spread
{
    /// <summary>The months from the day after which each maturity but the last ones ends, in their order.</summary>
    public static IReadOnlyList<int> Months { get; } = [0, 24, 48, 72];

    /// <summary>
    /// One amount for each maturity, in their order. Each is sound: it contains every possible truth.
    /// </summary>
    /// <param name="commitment">The figures of an open commitment.</param>
    /// <param name="moved">Its schedule, with the days to which suspensions moved it; null if it has none.</param>
    /// <param name="day">The day from which months are counted.</param>
    public static IReadOnlyList<Amount> Of(CommitmentFigures commitment, Schedule? moved, DateOnly day)
    {
        var none = Amount.None(commitment.Outstanding.Unit);
        if (moved is not { } schedule || commitment.Progress is not { } past)
            return [none, none, none, none, none, commitment.Outstanding];

        var taken = Taken(past);
        var parts = new List<Amount>();
        DateOnly? after = null;
        foreach (var end in Months.Select(months => Calendar.MonthsAfter(day, months)).Append(DateOnly.MaxValue))
        {
            var due = schedule.DueWithin(past.Undertaken, after, end);
            var before = after is { } earlier ? schedule.DueBy(past.Undertaken, earlier) : none;
            parts.Add(Perhaps(LeftOf(due, before, past.Performed), taken));
            after = end;
        }

        var unscheduled = past.Grown.Plus(Excess(past));
        var left = LeftOf(unscheduled, schedule.DueBy(past.Undertaken, DateOnly.MaxValue), past.Performed);
        parts.Add(Perhaps(left.Joined(unscheduled), taken));
        return Within(commitment.Outstanding, parts);
    }

    /// <summary>
    /// The part of the instalments due on a day that is not performed, which fills earlier instalments first; on the last
    /// day of an even schedule, the rest. It is sound: it contains every possible truth.
    /// </summary>
    /// <param name="commitment">The figures of an open commitment.</param>
    /// <param name="due">The instalments due on the day: all of them.</param>
    public static Amount DueOn(CommitmentFigures commitment, IReadOnlyCollection<InstalmentFigures> due)
    {
        var none = Amount.None(commitment.Outstanding.Unit);
        if (commitment.Progress is not { } past || due.Count == 0)
            return none;
        var sum = due.Aggregate(none, (all, part) => all.Plus(part.Amount ?? past.Undertaken));
        return Perhaps(LeftOf(sum, due.First().Before ?? none, past.Performed), Taken(past))
            .AtMost(commitment.Outstanding);
    }

    /// <summary>What may have been taken from any part: otherwise than by performance, or by having been less.</summary>
    private static Amount Taken(ScheduleProgress past) =>
        past.TakenOtherwise.Plus(Schedule.ShortfallOf(past.Scheduled ?? past.Undertaken, past.Undertaken));

    /// <summary>The rest of a part after performance, of which earlier parts take their share first.</summary>
    private static Amount LeftOf(Amount due, Amount before, Amount performed) =>
        due.LessOf(before.Plus(due).Less(performed));

    /// <summary>A part after a deduction that may apply to it or to another.</summary>
    private static Amount Perhaps(Amount part, Amount taken) => part.Joined(part.Less(taken));

    /// <summary>
    /// The amount by which what was undertaken may exceed the instalments: with "at least", they may not be all.
    /// </summary>
    private static Amount Excess(ScheduleProgress past) =>
        Amount.OfTotal(
            0,
            (past.Scheduled ?? past.Undertaken).Max is not { } scheduled ? 0
                : past.Undertaken.Max is { } max ? Math.Max(0, max - scheduled)
                : null,
            past.Undertaken.Unit,
            isApproximate: false);

    /// <summary>
    /// Narrows each part to what the whole allows: at most the whole less the least of the other parts, and at least
    /// the whole less their most.
    /// </summary>
    private static IReadOnlyList<Amount> Within(Amount whole, IReadOnlyList<Amount> parts)
    {
        var total = Total.Of(whole.Unit, parts);
        return [.. parts.Select(part => Narrowed(part, total.Without(Total.Of(whole.Unit, [part]))))];

        Amount Narrowed(Amount part, Total others)
        {
            var min = Math.Max(part.Min, others.OpenEnded > 0 ? 0 : whole.Min - others.Max);
            var max = whole.Max is not { } most ? part.Max : Math.Min(part.Max ?? most, Math.Max(0, most - others.Min));
            var isApproximate = part.IsApproximate || (whole.IsApproximate && !part.IsNone);
            return Amount.OfTotal(min, max, whole.Unit, isApproximate);
        }
    }
}
