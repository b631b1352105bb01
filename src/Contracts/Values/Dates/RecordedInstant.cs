using System.Globalization;
using System.Text.RegularExpressions;

namespace Contracts;

/// <summary>Instants as the ledger keeps them: UTC, whole microseconds, so that memory and PostgreSQL agree.</summary>
public static partial class RecordedInstant
{
    /// <summary>The same instant in UTC, cut to whole microseconds.</summary>
    /// <param name="instant">Any instant.</param>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>The first instant after another that the ledger can tell apart.</summary>
    /// <param name="instant">Any instant but the last.</param>
    public static DateTimeOffset After(DateTimeOffset instant) => Truncate(instant).AddTicks(TimeSpan.TicksPerMicrosecond);

    /// <summary>Reads an instant as RFC 3339 has it, with its offset; what is finer than microseconds is cut off.</summary>
    /// <param name="text">Such as <c>2025-03-10T12:00:00Z</c>.</param>
    /// <param name="instant">The instant.</param>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        instant = default;
        if (!Rfc3339().IsMatch(text) || !DateTimeOffset.TryParse(BeyondMicroseconds().Replace(text, "$1"), CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            return false;
        instant = Truncate(read);
        return true;
    }

    /// <summary>The instant as RFC 3339 has it, in UTC.</summary>
    /// <param name="instant">Any instant.</param>
    public static string Format(DateTimeOffset instant) =>
        Truncate(instant).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,30})?)?(Z|[+-]\d\d:\d\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Rfc3339();

    [GeneratedRegex(@"(\.\d{6})\d+", RegexOptions.CultureInvariant)]
    private static partial Regex BeyondMicroseconds();
}
