using System.Globalization;

namespace Contracts;

/// <summary>
/// A clause by which the term of a deal goes on by itself, again and again, unless non-renewal is noticed.
/// </summary>
public sealed record RenewalClause
{
    private const int MostMonths = 1_200;

    /// <summary>The number of months by which the term goes on each time, from 1.</summary>
    public required int Months { get; init; }

    /// <summary>
    /// The number of days before the last day of the term up to which non-renewal can be noticed, inclusive; 0 for up
    /// to the last day.
    /// </summary>
    public required int NoticeDays { get; init; }

    /// <summary>The clause as text, such as <c>renewing by 12 months unless noticed 30 days before</c>.</summary>
    public override string ToString() =>
        $"renewing by {Count(Months, "month")} unless noticed {Count(NoticeDays, "day")} before";

    /// <summary>Finds a fault of the clause; null if there is none.</summary>
    internal PayloadFault? FindFault(string field) =>
        Months is < 1 or > MostMonths
            ? new PayloadFault($"{field}.months", $"The term goes on by {Months} months; it must be 1 to {MostMonths}.")
            : Calendar.FaultOf($"{field}.noticeDays", NoticeDays);

    private static string Count(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")}");
}

/// <summary>The rounds of a term with a renewal clause. Round 0 ends on the last day that facts state.</summary>
/// <remarks>
/// Round n ends n times the months of the clause after that day, clipped to the end of the month. It is never counted
/// from the round before, so a term to 31 January goes on to 28 February and then to 31 March.
/// </remarks>
/// <param name="StatedLastDay">The last day of the term that facts state.</param>
/// <param name="Clause">The clause.</param>
internal readonly record struct RenewalRounds(DateOnly StatedLastDay, RenewalClause Clause)
{
    /// <summary>The last day of a round, up to the last day of the calendar.</summary>
    public DateOnly LastDay(int round) => Calendar.MonthsAfter(StatedLastDay, round * Clause.Months);

    /// <summary>The first round that ends on a day or after it.</summary>
    public int RoundOf(DateOnly day)
    {
        var months = ((day.Year - StatedLastDay.Year) * 12) + day.Month - StatedLastDay.Month;
        var round = Math.Max(0, months) / Clause.Months;
        return LastDay(round) < day ? round + 1 : round;
    }

    /// <summary>The last round, if non-renewal is noticed on a day: the first that the notice is in time for.</summary>
    public int LastRound(DateOnly noticedOn) => RoundOf(Calendar.DaysAfter(noticedOn, Clause.NoticeDays));
}
