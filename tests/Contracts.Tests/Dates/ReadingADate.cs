using System.Globalization;
using CsCheck;

namespace Contracts.Tests.Dates;

public sealed class ReadingADate
{
    private static readonly Gen<string> Texts = Gen.Select(Gen.Int[0, 10010], Gen.Int[0, 14], Gen.Int[0, 33], Gen.Int[0, 9], Gen.Char["0-9 +٣/\0"], (year, month, day, at, other) =>
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}").ToCharArray();
        if (day % 4 == 0)
            text[at] = other;
        return new string(text);
    });

    [Fact]
    public void knows_the_days_that_the_framework_knows() => Texts.Sample(text =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? PartialDate.Parse(text) == PartialDate.On(day)
            : IsRefused(text));

    [Theory]
    [InlineData("2025-03-07", "2025-03-07", DatePrecision.Day)]
    [InlineData("0001-01-01", "0001-01-01", DatePrecision.Day)]
    [InlineData("2024-02", "2024-02-29", DatePrecision.Month)]
    [InlineData("2017", "2017-12-31", DatePrecision.Year)]
    [InlineData("../2025-03-06", "2025-03-06", DatePrecision.OnOrBefore)]
    public void gives_the_last_day_that_it_may_mean(string text, string latest, DatePrecision precision)
    {
        var date = PartialDate.Parse(text);
        (date.Latest, date.Precision).Should().Be((DateOnly.Parse(latest, CultureInfo.InvariantCulture), precision));
        date.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2025-13")]
    [InlineData("-017")]
    [InlineData("./2025-03-06")]
    [InlineData("2025-03-07T")]
    [InlineData("2025-03-1\0")]
    [InlineData("202\0-03-01")]
    [InlineData("2025-1\0")]
    [InlineData("201\0")]
    [InlineData("../2025-03-1\0")]
    public void refuses_what_is_no_day(string text) => IsRefused(text).Should().BeTrue();

    private static bool IsRefused(string text)
    {
        try
        {
            PartialDate.Parse(text);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
