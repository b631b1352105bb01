namespace Contracts;

/// <summary>How precisely a date is known.</summary>
public enum DatePrecision
{
    /// <summary>No date at all: the <c>default</c> of <see cref="PartialDate"/>.</summary>
    None,

    /// <summary>The day is known.</summary>
    Day,

    /// <summary>Only the month is known.</summary>
    Month,

    /// <summary>Only the year is known.</summary>
    Year,

    /// <summary>It was on some day up to and including a known one.</summary>
    OnOrBefore,
}
