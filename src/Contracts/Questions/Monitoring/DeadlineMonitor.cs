namespace Contracts;

/// <summary>The deadline monitor, as entries name it.</summary>
public static class DeadlineMonitor
{
    /// <summary>Who recorded the monitor's entries, and the retractions with which recording undoes them.</summary>
    public const string Name = "contracts.deadline-monitor";

    /// <summary>The source of what the monitor records: the days that the entries of the stream state.</summary>
    internal static Source Source { get; } = new("urn:contracts:deadline-monitor");

    /// <summary>Whether the monitor recorded an entry: it names the monitor, and its id is the one that the monitor makes for exactly this in exactly this stream.</summary>
    /// <param name="entry">Any entry.</param>
    public static bool Recorded(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return LapseKey.Of(entry) is not null;
    }
}
