namespace Contracts.Endurance.Operation;

/// <summary>The clock of one host: the time of all, and by how much it differs from that.</summary>
/// <remarks>Timers and elapsed times are the system's, since daemons wait by them. Clocks stay within the tolerance that the store states.</remarks>
internal sealed class HostClock(Func<DateTimeOffset> common) : TimeProvider
{
    /// <summary>The largest difference in either direction: two hosts then differ by less than the two seconds that are tolerated.</summary>
    public static readonly TimeSpan MostOff = TimeSpan.FromSeconds(0.9);

    public TimeSpan Offset { get; set; }

    public override DateTimeOffset GetUtcNow() => common() + Offset;
}
