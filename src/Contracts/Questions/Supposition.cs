namespace Contracts;

/// <summary>A stream at a viewpoint, beside the same stream with entries left out or added.</summary>
public sealed record Supposition
{
    /// <summary>The stream as it is recorded.</summary>
    public required Aggregate Actual { get; init; }

    /// <summary>The stream with some entries left out and others added.</summary>
    public required Aggregate Supposed { get; init; }

    /// <summary>The conflicts for which recording the added entries would be refused; empty if it would not.</summary>
    public required IReadOnlyList<Anomaly> Conflicts { get; init => field = ValueList.Of(value); }

    /// <summary>Supposes that a history lacks some entries and has others, which become known last.</summary>
    /// <param name="history">The history.</param>
    /// <param name="viewpoint">The viewpoint; entries that it does not know are ignored.</param>
    /// <param name="without">The entries to leave out (<see cref="History.Without"/>).</param>
    /// <param name="added">
    /// The entries to add, in order (<see cref="History.With"/>). One without an id is given one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The stream has no such entry to leave out, or an added one is impossible by itself, lacks its effective date, or
    /// has an id that is recorded with other content.
    /// </exception>
    public static Supposition Of(
        History history, Viewpoint viewpoint, IEnumerable<EntryId> without, IEnumerable<NewEntry> added)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(viewpoint);
        ArgumentNullException.ThrowIfNull(without);
        var named = Items.Required(added, nameof(added))
            .Select((entry, i) => entry.Id is null ? entry with { Id = $"supposed-{i + 1}" } : entry)
            .ToList();
        var known = history.KnownAt(viewpoint.KnownAt);
        var lacking = known.Without(without);
        return new Supposition
        {
            Actual = known.AsOf(viewpoint),
            Supposed = lacking.With(named).AsOf(viewpoint),
            Conflicts = lacking.Record(named, viewpoint.KnownAt).Conflicts,
        };
    }
}
