using System.Collections.Frozen;

namespace Contracts;

public sealed partial class History
{
    /// <summary>The history as it would be if some entries had never said anything. Nothing is recorded; every question can be asked of it.</summary>
    /// <remarks>
    /// What only they gave ground to is listed as ungrounded. Rivals that were joined through one of them stay one claim, so nothing is counted
    /// twice. Suppositions can be made on top of each other.
    /// </remarks>
    /// <param name="entries">The entries to leave out.</param>
    /// <exception cref="ArgumentException">The stream has no such entry.</exception>
    public History Without(params IEnumerable<EntryId> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var leftOut = entries.ToList();
        if (leftOut.Find(id => Find(id) is null) is { IsNone: false } unknown)
            throw new ArgumentException($"{Stream} has no entry {unknown}; only what is recorded can be left out.", nameof(entries));
        return new History(Stream, _entries, _leftOut.Union(leftOut).ToFrozenSet(), _actual ?? this);
    }

    /// <summary>The history as it would be if a batch were recorded last. Nothing is recorded; every question can be asked of it.</summary>
    /// <remarks>The batch is known as soon as the last entry is. To suppose it of an earlier moment, suppose it of <see cref="KnownAt"/>.</remarks>
    /// <param name="batch">The entries, in order.</param>
    /// <returns>
    /// The supposed history in <see cref="RecordingOutcome.After"/>, with the conflicts that recording would refuse in
    /// <see cref="RecordingOutcome.Anomalies"/>.
    /// </returns>
    /// <exception cref="ArgumentException">A payload is impossible by itself, or an entry lacks its id or effective date.</exception>
    public RecordingOutcome With(IEnumerable<NewEntry> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var last = Version == 0 ? DateTimeOffset.MinValue : KnownSince(Version);
        var (after, repeated, conflicts) = Take(batch.Select(entry => (entry, last)));
        var supposed = new History(Stream, after._entries, _leftOut, _actual ?? this);
        return new RecordingOutcome(this, supposed, repeated, [.. Refusable(after)], conflicts);
    }
}
