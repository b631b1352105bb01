namespace Contracts;

/// <summary>Date arithmetic that stays within the calendar.</summary>
internal static class Calendar
{
    /// <summary>The greatest length of a grace or cure period in days: a hundred years.</summary>
    public const int MostDays = 36_525;

    /// <summary>Adds days to a day, up to the last day of the calendar.</summary>
    public static DateOnly DaysAfter(DateOnly day, int days) =>
        days > DateOnly.MaxValue.DayNumber - day.DayNumber ? DateOnly.MaxValue : day.AddDays(days);

    /// <summary>Adds months to a day, clipped to the end of the month, up to the last day of the calendar.</summary>
    public static DateOnly MonthsAfter(DateOnly day, int months) =>
        (day.Year * 12) + day.Month + months > (DateOnly.MaxValue.Year * 12) + DateOnly.MaxValue.Month
            ? DateOnly.MaxValue
            : day.AddMonths(months);

    /// <summary>Finds a fault of a number of days; null if there is none.</summary>
    public static PayloadFault? FaultOf(string field, int? days) =>
        days is < 0 or > MostDays
            ? new PayloadFault(field, $"The period is {days} days; it must be 0 to {MostDays}.")
            : null;
}
