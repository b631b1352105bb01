using System.Globalization;

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

/// <summary>The retractions with which recording undoes what the deadline monitor recorded.</summary>
internal static class Undoing
{
    private const string Prefix = "undone/";

    /// <summary>The retraction of an entry of the monitor's.</summary>
    /// <param name="undone">The entry.</param>
    /// <param name="number">1 for the first such retraction of it, 2 for the next.</param>
    /// <param name="because">The first entry of the batch that undoes it.</param>
    public static NewEntry Of(Entry undone, int number, EntryId because) => new()
    {
        Id = new EntryId(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}/{undone.Id}")),
        Event = new EntryRetracted { Entry = undone.Id, Reason = "What was awaited, or what made it so, was recorded late." },
        Source = DeadlineMonitor.Source,
        RecordedBy = DeadlineMonitor.Name,
        CausedBy = because.ToString(),
    };

    /// <summary>Whether an entry is such a retraction.</summary>
    public static bool IsOne(Entry entry) =>
        entry is { RecordedBy: DeadlineMonitor.Name, Event: EntryRetracted } && entry.Id.ToString().StartsWith(Prefix, StringComparison.Ordinal);
}
