namespace Contracts;

public sealed partial class History
{
    /// <summary>Whether anything of the stream was known at an instant; if not, it is on no board as known then.</summary>
    /// <param name="instant">The last instant of which entries are known.</param>
    public bool IsKnownAt(DateTimeOffset instant) => _entries is [var first, ..] && first.RecordedAt <= instant;

    /// <summary>The organizations that the entries after a version are the first to name as taking part, in the order in which they do.</summary>
    /// <remarks>
    /// They are named for good, whatever is retracted or corrected later. What a partnership or an offering comes to from any viewpoint
    /// concerns nobody (<see cref="Aggregate.Concerns"/>) whom its entries do not name.
    /// </remarks>
    /// <param name="since">The last version whose entries do not count; 0 for all that are named.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such version.</exception>
    public IEnumerable<Id<Party>> PartiesNamed(int since = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(since);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(since, Version);
        return PartiesNamed(since, Version);
    }

    /// <summary>The same of the entries after one version and up to another.</summary>
    internal IEnumerable<Id<Party>> PartiesNamed(int since, int version) =>
        _entries[since..version].SelectMany(PartiesNamed).Distinct()
            .Where(party => !_entries.Take(since).Any(entry => PartiesNamed(entry).Contains(party)));

    private static IEnumerable<Id<Party>> PartiesNamed(Entry entry) =>
        ((entry.Event as EntryCorrected)?.Event ?? entry.Event as FactEvent)?.PartiesNamed ?? [];
}
