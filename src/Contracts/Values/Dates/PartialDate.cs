using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>A plain date without a zone, as precisely as it is known: a day, a month, a year, or "on or before" a day.</summary>
/// <remarks>
/// Written as ISO 8601-2 (EDTF) has it: <c>2025-03-07</c>, <c>2023-02</c>, <c>2017</c>, <c>../2025-03-06</c>. What is dated so holds from the
/// <b>last</b> day it may mean, because a state holds only what has certainly happened; the precision is kept and shown.
/// The <c>default</c> value is no date, and recording refuses it.
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

    /// <summary>How precisely the date is known.</summary>
    public DatePrecision Precision { get; }

    /// <summary>The last day it may mean, on which what is dated so takes effect.</summary>
    public DateOnly Latest { get; }

    /// <summary>The first day it may mean, or null where only an upper bound is known.</summary>
    public DateOnly? Earliest => Precision switch
    {
        DatePrecision.Day => Latest,
        DatePrecision.Month => new DateOnly(Latest.Year, Latest.Month, 1),
        DatePrecision.Year => new DateOnly(Latest.Year, 1, 1),
        _ => null,
    };

    /// <summary>Whether this is the <c>default</c> value, which is no date.</summary>
    public bool IsNone => Precision == DatePrecision.None;

    /// <summary>A known day.</summary>
    /// <param name="day">The day.</param>
    public static PartialDate On(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>Some day of a known month.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static PartialDate InMonth(int year, int month) =>
        new(new DateOnly(year, month, DateTime.DaysInMonth(year, month)), DatePrecision.Month);

    /// <summary>Some day of a known year.</summary>
    /// <param name="year">1 to 9999.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such year.</exception>
    public static PartialDate InYear(int year) => new(new DateOnly(year, 12, 31), DatePrecision.Year);

    /// <summary>Some day up to and including a known one.</summary>
    /// <param name="day">The last day it may have been.</param>
    public static PartialDate OnOrBefore(DateOnly day) => new(day, DatePrecision.OnOrBefore);

    /// <summary>Reads a date as it is written.</summary>
    /// <param name="text"><c>2025-03-07</c>, <c>2023-02</c>, <c>2017</c> or <c>../2025-03-06</c>.</param>
    /// <exception cref="ArgumentException">The text is none of these, or there is no such day.</exception>
    public static PartialDate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, provider: null, out var date)
            ? date
            : throw new ArgumentException($"'{StorableText.Shorten(text)}' is no date; a date is {Forms}.", nameof(text));
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

    /// <summary>A known day; the same as <see cref="On"/>.</summary>
    /// <param name="day">The day.</param>
    public static implicit operator PartialDate(DateOnly day) => On(day);

    /// <summary>The date as it is written, or nothing for the <c>default</c> value.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Day => Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DatePrecision.Month => Latest.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Year => Latest.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.OnOrBefore => "../" + Latest.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => "",
    };

    /// <summary>Every entry has a date, and reading one by a format asks the culture how it compares hyphens.</summary>
    private static bool TryReadDay(ReadOnlySpan<char> text, out DateOnly day)
    {
        day = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _] || Number(text[..4]) is not (>= 1 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month)
            || Number(text[8..]) is not (>= 1 and var ofMonth) || ofMonth > DateTime.DaysInMonth(year, month))
            return false;
        day = new DateOnly(year, month, ofMonth);
        return true;
    }

    /// <summary>What digits state; -1 where one is none. The framework's own reading passes over U+0000 at the end.</summary>
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
