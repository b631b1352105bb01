using System.Collections.Frozen;

namespace Contracts;

/// <summary>Everything that was ever recorded of one stream, and what it comes to from any viewpoint.</summary>
/// <remarks>
/// Immutable and free of I/O; reading it never fails. What breaks a rule is left out or clipped and reported as an
/// <see cref="Anomaly"/>; recording (<see cref="Record"/>) refuses what would add one.
/// </remarks>
public sealed partial class History
{
    /// <summary>The version of the rules by which histories fold. Another version may fold the same entries differently.</summary>
    public const int FoldVersion = 1;

    private readonly Entry[] _entries;
    private readonly Lazy<Dictionary<EntryId, int>> _indexes;
    private readonly Lazy<DateTimeOffset[]> _knownAt;
    private readonly Lazy<StatedFacts> _stated;
    private readonly Lazy<Aggregate> _latest;
    private readonly FrozenSet<EntryId> _leftOut;
    private readonly History? _actual;

    private History(StreamKey stream, Entry[] entries)
        : this(stream, entries, FrozenSet<EntryId>.Empty, actual: null)
    {
    }

    private History(StreamKey stream, Entry[] entries, FrozenSet<EntryId> leftOut, History? actual, Dictionary<EntryId, int>? indexes = null)
    {
        _leftOut = leftOut;
        _actual = actual;
        Stream = stream;
        _entries = entries;
        _indexes = indexes is null ? new(() => entries.Select((entry, index) => (entry.Id, index)).ToDictionary()) : new(indexes);
        _knownAt = new(RunningMaximum);
        _stated = new(() => new StatedFacts(entries));
        _latest = new(() => AsOf(Viewpoint.Latest));
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>Every entry, by version.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>How many entries there are, which is the version of the last.</summary>
    public int Version => _entries.Length;

    /// <summary>The history of a stream of which nothing is recorded yet.</summary>
    /// <param name="stream">The stream.</param>
    public static History Empty(StreamKey stream) =>
        stream.IsNone ? throw new ArgumentException("There is no stream; a history is of one.", nameof(stream)) : new(stream, []);

    /// <summary>The history that some entries make.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="entries">All its entries from version 1 on, in order.</param>
    /// <exception cref="ArgumentException">An entry is of another stream, out of order, or has the id of another.</exception>
    public static History Of(StreamKey stream, IEnumerable<Entry> entries) => Empty(stream).Append(entries);

    /// <summary>The history with the entries that come after it.</summary>
    /// <param name="entries">The entries from the next version on, in order.</param>
    /// <exception cref="ArgumentException">An entry is of another stream, out of order, or has the id of another.</exception>
    public History Then(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Append(entries);
    }

    /// <summary>The entry of an id, or null where the stream has none.</summary>
    /// <param name="id">The id.</param>
    public Entry? Find(EntryId id) => _indexes.Value.TryGetValue(id, out var index) ? _entries[index] : null;

    /// <summary>The history as it was known at an instant: always a prefix, whatever the clocks did.</summary>
    /// <param name="instant">The last instant of which entries are known.</param>
    public History KnownAt(DateTimeOffset instant) =>
        CountKnownAt(instant) is var count && count == _entries.Length ? this : new History(Stream, _entries[..count], _leftOut, _actual?.KnownAt(instant));

    /// <summary>When the ledger knew each entry: the running maximum of the recorded instants.</summary>
    /// <param name="version">The entry's version, from 1.</param>
    public DateTimeOffset KnownSince(int version)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Version);
        return _knownAt.Value[version - 1];
    }

    /// <summary>What the stream comes to at a viewpoint.</summary>
    /// <param name="viewpoint">From where one looks.</param>
    public Aggregate AsOf(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        var known = KnowledgeAt(viewpoint.KnownAt);
        var aggregate = Fold(known, viewpoint);
        if (aggregate.Anomalies.Count > 0 && _actual is { } actual)
            aggregate.SetApartUngrounded(actual.AsOf(viewpoint with { Evidence = EvidencePolicy.All }).Anomalies, id => actual.Find(id) is not null);
        else if (aggregate.Anomalies.Count > 0 && !viewpoint.Evidence.AdmitsAll)
            aggregate.SetApartUngrounded(Fold(known, viewpoint with { Evidence = EvidencePolicy.All }).Anomalies, _ => true);
        return aggregate;
    }

    /// <summary>The facts in force at a viewpoint that speak, whatever their effective dates, in the order in which they hold.</summary>
    /// <param name="viewpoint">From where one looks; its day does not count.</param>
    public IReadOnlyList<FactInForce> FactsInForce(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        return KnowledgeAt(viewpoint.KnownAt).FactsThatSpeak(viewpoint.Evidence);
    }

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

    /// <summary>The state at <see cref="Viewpoint.Latest"/>, folded once.</summary>
    internal Aggregate Latest => _latest.Value;

    /// <summary>The number of entries that are known at an instant.</summary>
    internal int CountKnownAt(DateTimeOffset instant)
    {
        if (_entries.Length == 0 || _knownAt.Value[^1] <= instant)
            return _entries.Length;
        int low = 0, high = _entries.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_knownAt.Value[middle] <= instant)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>The same of the entries after one version and up to another.</summary>
    internal IEnumerable<Id<Party>> PartiesNamed(int since, int version) =>
        _entries[since..version].SelectMany(PartiesNamed).Distinct()
            .Where(party => !_entries.Take(since).Any(entry => PartiesNamed(entry).Contains(party)));

    /// <summary>Whether a supposition leaves an entry out.</summary>
    internal bool LeavesOut(EntryId id) => _leftOut.Contains(id);

    /// <summary>The facts that speak in the first versions, in the order in which they hold.</summary>
    internal List<FactInForce> FactsThatSpeak(int version, EvidencePolicy evidence) =>
        new Knowledge(new ArraySegment<Entry>(_entries, 0, version), _stated.Value, Index, _leftOut).FactsThatSpeak(evidence);

    /// <summary>
    /// The facts of the versions after one, in the order in which they hold; null where something is said about other entries, or rivals one,
    /// and so may change what was known before.
    /// </summary>
    internal IReadOnlyList<FactInForce>? FactsAtTheEnd(int after, int version, EvidencePolicy evidence)
    {
        if (_leftOut.Count > 0)
            return null;
        var facts = new List<FactInForce>(version - after);
        for (var i = after; i < version; i++)
        {
            var entry = _entries[i];
            if (entry.Event is not FactEvent || entry.Rivals is not null)
                return null;
            var fact = new FactInForce(entry, entry, entry.Standing, isDisputed: false);
            if (evidence.Admits(fact))
                facts.Add(fact);
        }

        FactInForce.Sort(facts);
        return facts;
    }

    private Knowledge KnowledgeAt(DateTimeOffset instant) =>
        new(new ArraySegment<Entry>(_entries, 0, CountKnownAt(instant)), _stated.Value, Index, _leftOut);

    private Aggregate Fold(Knowledge known, Viewpoint viewpoint)
    {
        var facts = known.FactsThatSpeak(viewpoint.Evidence);
        var aggregate = Aggregate.Empty(Stream, viewpoint);
        var later = facts.FindIndex(fact => fact.TakesEffectOn > viewpoint.AsOf);
        if (later >= 0)
            facts.RemoveRange(later, facts.Count - later);
        aggregate.FoldAll(facts);
        return aggregate;
    }

    private History Append(IEnumerable<Entry> entries)
    {
        var all = new List<Entry>(_entries);
        var indexes = new Dictionary<EntryId, int>(_indexes.Value);
        if (entries.TryGetNonEnumeratedCount(out var more))
        {
            all.EnsureCapacity(all.Count + more);
            indexes.EnsureCapacity(all.Count + more);
        }

        foreach (var entry in Items.Required(entries, nameof(entries)))
        {
            if (entry.Event is null || entry.Source is null)
                throw new ArgumentException($"Entry {entry.Id} has no event or no source; both are required.", nameof(entries));
            if (entry.Stream != Stream || entry.Version != all.Count + 1)
                throw new ArgumentException($"Entry {entry.Id} is version {entry.Version} of {entry.Stream}; version {all.Count + 1} of {Stream} is next.", nameof(entries));
            if (!indexes.TryAdd(entry.Id, all.Count))
                throw new ArgumentException($"Entry {entry.Id} stands twice in {Stream}; an id is unique in its stream.", nameof(entries));
            all.Add(entry);
        }

        return new History(Stream, [.. all], _leftOut, _actual, indexes);
    }

    private int Index(EntryId id) => _indexes.Value.TryGetValue(id, out var index) ? index : -1;

    private DateTimeOffset[] RunningMaximum()
    {
        var knownAt = new DateTimeOffset[_entries.Length];
        for (var i = 0; i < knownAt.Length; i++)
            knownAt[i] = i > 0 && knownAt[i - 1] > _entries[i].RecordedAt ? knownAt[i - 1] : _entries[i].RecordedAt;
        return knownAt;
    }

    private static IEnumerable<Id<Party>> PartiesNamed(Entry entry) =>
        ((entry.Event as EntryCorrected)?.Event ?? entry.Event as FactEvent)?.PartiesNamed ?? [];
}
