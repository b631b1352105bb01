namespace Contracts;

/// <summary>When what is outstanding falls due, counted in whole months from a day.</summary>
public enum Maturity
{
    /// <summary>It fell due on the day or before, and is not performed.</summary>
    Overdue,

    /// <summary>After the day, and within 24 months.</summary>
    Within24Months,

    /// <summary>In months 25 to 48.</summary>
    Months25To48,

    /// <summary>In months 49 to 72.</summary>
    Months49To72,

    /// <summary>Later.</summary>
    Beyond,

    /// <summary>Nobody said when.</summary>
    Unscheduled,
}
