namespace Contracts.Storage;

/// <summary>When the deadline monitor goes through the streams.</summary>
public sealed class DeadlineMonitorOptions
{
    /// <summary>The time zone in which a day begins: a deadline has passed when the day after the last in time begins there. UTC by default.</summary>
    public TimeZoneInfo TimeZone { get; set; } = TimeZoneInfo.Utc;

    /// <summary>
    /// How often the streams are gone through besides, for what was over already when it was recorded; null, the default, for only when the host starts and
    /// when a day begins. Each time reads all entries.
    /// </summary>
    public TimeSpan? Every { get; set; }

    /// <summary>How long a host waits before it tries again to take the place of the one that is at work, or after a failure; a minute by default.</summary>
    public TimeSpan TriesAgainAfter { get; set; } = TimeSpan.FromMinutes(1);
}
