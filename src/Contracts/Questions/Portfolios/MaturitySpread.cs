namespace Contracts;

/// <summary>The outstanding amount of one commitment, spread over the days on which it falls due.</summary>
internal static class Spread
{
    private static readonly int[] Months = [0, 24, 48, 72];

    /// <summary>
    /// One amount for each maturity, in their order. Each is sound: it contains every possible truth.
    /// </summary>
    /// <param name="commitment">An open commitment.</param>
    /// <param name="day">The day from which months are counted.</param>
    public static IReadOnlyList<Amount> Of(Commitment commitment, DateOnly day)
    {
        var none = Amount.None(commitment.Unit);
        if (commitment is not { MovedSchedule: { } schedule, Past: { } past })
            return [none, none, none, none, none, commitment.Outstanding];

        var taken = past.TakenOtherwise.Plus(schedule.Shortfall(past.Undertaken));
        var parts = new List<Amount>();
        DateOnly? after = null;
        foreach (var end in Months.Select(months => Calendar.MonthsAfter(day, months)).Append(DateOnly.MaxValue))
        {
            var due = schedule.DueWithin(past.Undertaken, after, end);
            var before = after is { } earlier ? schedule.DueBy(past.Undertaken, earlier) : none;
            parts.Add(Perhaps(LeftOf(due, before, past.Performed), taken));
            after = end;
        }

        var unscheduled = past.Grown.Plus(Excess(past.Undertaken, schedule));
        var left = LeftOf(unscheduled, schedule.DueBy(past.Undertaken, DateOnly.MaxValue), past.Performed);
        parts.Add(Perhaps(left.Joined(unscheduled), taken));
        return Within(commitment.Outstanding, parts);
    }

    /// <summary>
    /// The part of the instalments due on a day that is not performed, which fills earlier instalments first; on the last
    /// day of an even schedule, the rest. It is sound: it contains every possible truth.
    /// </summary>
    /// <param name="commitment">An open commitment.</param>
    /// <param name="day">The day.</param>
    public static Amount DueOn(Commitment commitment, DateOnly day)
    {
        if (commitment is not { MovedSchedule: { } schedule, Past: { } past })
            return Amount.None(commitment.Unit);
        DateOnly? eve = day == DateOnly.MinValue || schedule.Evenly is not null ? null : day.AddDays(-1);
        var due = schedule.DueWithin(past.Undertaken, eve, day);
        var before = eve is { } earlier ? schedule.DueBy(past.Undertaken, earlier) : Amount.None(commitment.Unit);
        var taken = past.TakenOtherwise.Plus(schedule.Shortfall(past.Undertaken));
        return Perhaps(LeftOf(due, before, past.Performed), taken).AtMost(commitment.Outstanding);
    }

    /// <summary>The rest of a part after performance, of which earlier parts take their share first.</summary>
    private static Amount LeftOf(Amount due, Amount before, Amount performed) =>
        due.LessOf(before.Plus(due).Less(performed));

    /// <summary>A part after a deduction that may apply to it or to another.</summary>
    private static Amount Perhaps(Amount part, Amount taken) => part.Joined(part.Less(taken));

    /// <summary>
    /// The amount by which what was undertaken may exceed the instalments: with "at least", they may not be all.
    /// </summary>
    private static Amount Excess(Amount undertaken, Schedule schedule) =>
        Amount.OfTotal(
            0,
            (schedule.Whole?.Shown ?? undertaken).Max is not { } scheduled ? 0
                : undertaken.Max is { } max ? Math.Max(0, max - scheduled)
                : null,
            undertaken.Unit,
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
