namespace Contracts;

internal static class Calendar
{
    /// <summary>The most days that a period of grace or cure can have: a hundred years.</summary>
    public const int MostDays = 36_525;

    /// <summary>So many days after a day; the last day there is where the calendar ends before.</summary>
    public static DateOnly DaysAfter(DateOnly day, int days) =>
        days > DateOnly.MaxValue.DayNumber - day.DayNumber ? DateOnly.MaxValue : day.AddDays(days);

    /// <summary>The same day so many months later, or the last of its month; the last day there is where the calendar ends before.</summary>
    public static DateOnly MonthsAfter(DateOnly day, int months) =>
        day > DateOnly.MaxValue.AddMonths(-months) ? DateOnly.MaxValue : day.AddMonths(months);

    /// <summary>What is wrong with a number of days; null when nothing is.</summary>
    public static PayloadFault? FaultOf(string field, int? days) =>
        days is < 0 or > MostDays ? new PayloadFault(field, $"The period is {days} days; it is 0 to {MostDays}.") : null;
}
