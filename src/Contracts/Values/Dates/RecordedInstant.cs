using System.Globalization;
using System.Text.RegularExpressions;

namespace Contracts;

/// <summary>Instants as the ledger stores them: in UTC and whole microseconds, as PostgreSQL does.</summary>
public static partial class RecordedInstant
{
    /// <summary>Converts an instant to UTC and truncates it to whole microseconds.</summary>
    /// <param name="instant">Any instant.</param>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>
    /// The next instant that the ledger can distinguish: one microsecond after the truncated instant.
    /// </summary>
    /// <param name="instant">Any instant except the last microsecond.</param>
    public static DateTimeOffset After(DateTimeOffset instant) =>
        Truncate(instant).AddTicks(TimeSpan.TicksPerMicrosecond);

    /// <summary>
    /// Parses an instant in RFC 3339 format, which includes an offset. Digits beyond microseconds are dropped.
    /// </summary>
    /// <param name="text">A text such as <c>2025-03-10T12:00:00Z</c>.</param>
    /// <param name="instant">The instant in UTC; the default value if the text is not one.</param>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        instant = default;
        if (!Rfc3339().IsMatch(text))
            return false;
        var digits = BeyondMicroseconds().Replace(text, "$1");
        if (!DateTimeOffset.TryParse(digits, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        instant = Truncate(read);
        return true;
    }

    /// <summary>Formats an instant in RFC 3339 format, in UTC.</summary>
    /// <param name="instant">Any instant.</param>
    public static string Format(DateTimeOffset instant) =>
        Truncate(instant).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,30})?)?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"(\.\d{6})\d+", RegexOptions.CultureInvariant)]
    private static partial Regex BeyondMicroseconds();
}
