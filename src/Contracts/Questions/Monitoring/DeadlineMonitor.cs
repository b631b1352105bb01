using System.Globalization;

namespace Contracts;

/// <summary>The deadline monitor as it appears in entries.</summary>
public static class DeadlineMonitor
{
    /// <summary>
    /// The name that records the monitor's entries, and the retractions with which recording undoes them.
    /// </summary>
    public const string Name = "contracts.deadline-monitor";

    /// <summary>The source of the monitor's entries: the days stated by the entries of the stream.</summary>
    internal static Source Source { get; } = new("urn:contracts:deadline-monitor");

    /// <summary>
    /// True if the monitor recorded the entry: it names the monitor, and its id is the one that the monitor generates
    /// for this event in this stream.
    /// </summary>
    /// <param name="entry">The entry.</param>
    public static bool Recorded(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return LapseKey.Of(entry) is not null;
    }
}

/// <summary>The retractions with which recording undoes entries of the deadline monitor.</summary>
internal static class Undoing
{
    private const string Prefix = "undone/";

    /// <summary>The retraction of an entry of the monitor.</summary>
    /// <param name="undone">The entry.</param>
    /// <param name="number">The number of the retraction among those of the entry, from 1.</param>
    /// <param name="because">The first entry of the batch that undoes it.</param>
    public static NewEntry Of(Entry undone, int number, EntryId because) => new()
    {
        Id = new EntryId(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}/{undone.Id}")),
        Event = new EntryRetracted
        {
            Entry = undone.Id,
            Reason = "What was awaited, or what made it so, was recorded late.",
        },
        Source = DeadlineMonitor.Source,
        RecordedBy = DeadlineMonitor.Name,
        CausedBy = because.ToString(),
    };

    /// <summary>True if the entry is such a retraction.</summary>
    public static bool IsOne(Entry entry) =>
        entry is { RecordedBy: DeadlineMonitor.Name, Event: EntryRetracted }
        && entry.Id.ToString().StartsWith(Prefix, StringComparison.Ordinal);
}
