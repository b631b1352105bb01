using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>
/// A date without a time zone, as precisely as it is known: a day, a month, a year, or "on or before" a day.
/// </summary>
/// <remarks>
/// The text form follows ISO 8601-2 (EDTF): <c>2025-03-07</c>, <c>2023-02</c>, <c>2017</c>, <c>../2025-03-06</c>. A
/// fact takes effect on the <b>last</b> day that its date may mean, because a state holds only what has certainly
/// happened. The precision is kept and shown. The <c>default</c> value is not a date, and recording refuses it.
/// </remarks>
[JsonConverter(typeof(TextJsonConverter<PartialDate>))]
public readonly record struct PartialDate : IText<PartialDate>
{
    private const string Forms = "YYYY-MM-DD, YYYY-MM, YYYY or ../YYYY-MM-DD";

    private PartialDate(DateOnly latest, DatePrecision precision)
    {
        Latest = latest;
        Precision = precision;
    }

    /// <summary>The precision to which the date is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The last day that it may mean. A fact with this date takes effect on it.</summary>
    public DateOnly Latest { get; }

    /// <summary>
    /// The first day that it may mean; null if only the last one is known, and for the <c>default</c> value.
    /// </summary>
    public DateOnly? Earliest => Precision switch
    {
        DatePrecision.Day => Latest,
        DatePrecision.Month => new DateOnly(Latest.Year, Latest.Month, 1),
        DatePrecision.Year => new DateOnly(Latest.Year, 1, 1),
        _ => null,
    };

    /// <summary>True for the <c>default</c> value, which is not a date.</summary>
    public bool IsNone => Precision == DatePrecision.None;

    /// <summary>Creates a date whose day is known.</summary>
    /// <param name="day">The day.</param>
    public static PartialDate On(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>Creates a date of which only the month is known.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year or the month is out of range.</exception>
    public static PartialDate InMonth(int year, int month) =>
        new(new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DatePrecision.Month);

    /// <summary>Creates a date of which only the year is known.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The year is out of range.</exception>
    public static PartialDate InYear(int year) => new(new DateOnly(year, 12, 31), DatePrecision.Year);

    /// <summary>Creates a date on or before a known day.</summary>
    /// <param name="day">The last day that it may mean.</param>
    public static PartialDate OnOrBefore(DateOnly day) => new(day, DatePrecision.OnOrBefore);

    /// <summary>Parses a date.</summary>
    /// <param name="text"><c>2025-03-07</c>, <c>2023-02</c>, <c>2017</c> or <c>../2025-03-06</c>.</param>
    /// <exception cref="ArgumentException">
    /// The text has none of these forms, or names a day that does not exist.
    /// </exception>
    public static PartialDate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, provider: null, out var date)
            ? date
            : throw new ArgumentException($"'{StorableText.Shorten(text)}' is not a date; a date is {Forms}.", nameof(text));
    }

    static PartialDate IParsable<PartialDate>.Parse(string s, IFormatProvider? provider) => Parse(s);

    /// <summary>Reads a date, without throwing.</summary>
    /// <param name="s">The text; null is none.</param>
    /// <param name="provider">Not used: the text is the same in every culture.</param>
    /// <param name="result">The date, or the <c>default</c> value.</param>
    /// <returns>Whether the text is a date.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PartialDate result)
    {
        var (digits, precision) = s switch
        {
            { Length: 10 } => (s, DatePrecision.Day),
            { Length: 7 } => ($"{s}-01", DatePrecision.Month),
            { Length: 4 } => ($"{s}-01-01", DatePrecision.Year),
            { Length: 13 } when s.StartsWith("../", StringComparison.Ordinal) => (s[3..], DatePrecision.OnOrBefore),
            _ => ("", DatePrecision.None),
        };
        var isOne = TryReadDay(digits, out var day);
        result = !isOne ? default : precision switch
        {
            DatePrecision.Month => InMonth(day.Year, day.Month),
            DatePrecision.Year => InYear(day.Year),
            DatePrecision.OnOrBefore => OnOrBefore(day),
            _ => On(day),
        };
        return isOne && s is not null;
    }

    /// <summary>Creates a date whose day is known, as <see cref="On"/> does.</summary>
    /// <param name="day">The day.</param>
    public static implicit operator PartialDate(DateOnly day) => On(day);

    /// <summary>The date in the form that <see cref="Parse"/> reads; empty for the <c>default</c> value.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => Latest.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => Latest.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.OnOrBefore => "../" + Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>
    /// Reads a day by hand, since every entry has a date and parsing by format compares hyphens by culture.
    /// </summary>
    private static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _]
            || Number(text[..4]) is not (>= 1 and var year)
            || Number(text[5..7]) is not (>= 1 and <= 12 and var month)
            || Number(text[8..]) is not (>= 1 and var ofMonth)
            || ofMonth > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        day = new DateOnly(year, month, ofMonth);
        return true;
    }

    /// <summary>
    /// Reads a number; -1 if a character is not a digit. The framework's parser would ignore a trailing U+0000.
    /// </summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
                return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}

/// <summary>The precision to which a date is known.</summary>
[JsonConverter(typeof(KebabCaseJsonConverter<DatePrecision>))]
public enum DatePrecision
{
    /// <summary>No date: the <c>default</c> value of <see cref="PartialDate"/>.</summary>
    None,

    /// <summary>The day is known.</summary>
    Day,

    /// <summary>Only the month is known.</summary>
    Month,

    /// <summary>Only the year is known.</summary>
    Year,

    /// <summary>Only the last possible day is known.</summary>
    OnOrBefore,
}
