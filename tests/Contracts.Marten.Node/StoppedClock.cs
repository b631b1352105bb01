using System.Globalization;

namespace Node;

/// <summary>A clock that stands still at an instant.</summary>
internal sealed class StoppedClock(string instant) : TimeProvider
{
    private readonly DateTimeOffset _now = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    public override DateTimeOffset GetUtcNow() => _now;
}
