using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Contracts;

/// <summary>All recorded entries of one stream, and its state at any viewpoint.</summary>
/// <remarks>
/// Immutable and free of I/O. Reading never fails: what breaks a rule is left out or clipped, and reported as an
/// <see cref="Anomaly"/>. Recording (<see cref="Record"/>) refuses a batch that would add one.
/// </remarks>
[JsonConverter(typeof(HistoryJsonConverter))]
public sealed partial class History
{
    /// <summary>The version of the folding rules. Another version may fold the same entries differently.</summary>
    internal const int FoldVersion = 5;

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

    private History(
        StreamKey stream,
        Entry[] entries,
        FrozenSet<EntryId> leftOut,
        History? actual,
        Dictionary<EntryId, int>? indexes = null)
    {
        _leftOut = leftOut;
        _actual = actual;
        Stream = stream;
        _entries = entries;
        _indexes = indexes is null
            ? new(() => entries.Select((entry, index) => (entry.Id, index)).ToDictionary())
            : new(indexes);
        _knownAt = new(RunningMaximum);
        _stated = new(() => new StatedFacts(entries));
        _latest = new(() => AsOf(Viewpoint.Latest));
    }

    /// <summary>The stream.</summary>
    public StreamKey Stream { get; }

    /// <summary>All entries, by version.</summary>
    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>The number of entries, which is the version of the last one; 0 if there are none.</summary>
    public int Version => _entries.Length;

    /// <summary>The empty history of a stream.</summary>
    /// <param name="stream">The stream.</param>
    public static History Empty(StreamKey stream) =>
        stream.IsNone
            ? throw new ArgumentException("There is no stream; a history requires one.", nameof(stream))
            : new(stream, []);

    /// <summary>Creates a history from its entries.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="entries">All entries of the stream from version 1 on, in order.</param>
    /// <exception cref="ArgumentException">An entry is of another stream, is out of order or repeats an id.</exception>
    public static History Of(StreamKey stream, IEnumerable<Entry> entries) => Empty(stream).Append(entries);

    /// <summary>The history with further entries.</summary>
    /// <param name="entries">The entries from the next version on, in order.</param>
    /// <exception cref="ArgumentException">An entry is of another stream, is out of order or repeats an id.</exception>
    public History Then(IEnumerable<Entry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return Append(entries);
    }

    /// <summary>The entry with an id; null if the stream has none.</summary>
    /// <param name="id">The id.</param>
    public Entry? Find(EntryId id) =>
        _indexes.Value.TryGetValue(id, out var index) ? _entries[index] : null;

    /// <summary>
    /// The earlier fact for which an entry is another account, because it rivals or supersedes it. Null if it names
    /// none, or if that is void: only a fact rivals or supersedes, and only an earlier fact.
    /// </summary>
    /// <param name="entry">The entry.</param>
    public Entry? FindRival(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return Index(entry.Id) is var index && index >= 0 && Claims.RivalOf(index, _entries, Index) is var rival && rival >= 0
            ? _entries[rival]
            : null;
    }

    /// <summary>The history as known at an instant: always a prefix, even if clocks ran backwards.</summary>
    /// <param name="instant">The instant, inclusive.</param>
    public History KnownAt(DateTimeOffset instant) =>
        CountKnownAt(instant) is var count && count == _entries.Length
            ? this
            : new History(Stream, _entries[..count], _leftOut, _actual?.KnownAt(instant));

    /// <summary>The instant since which an entry is known: the running maximum of the recorded instants.</summary>
    /// <param name="version">The entry's version, from 1.</param>
    public DateTimeOffset KnownSince(int version)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(version);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(version, Version);
        return _knownAt.Value[version - 1];
    }

    /// <summary>The state of the stream at a viewpoint.</summary>
    /// <param name="viewpoint">The viewpoint.</param>
    public Aggregate AsOf(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        var known = KnowledgeAt(viewpoint.KnownAt);
        var aggregate = Fold(known, viewpoint);
        if (aggregate.Anomalies.Count == 0)
            return aggregate;
        var allEvidence = viewpoint with { Evidence = EvidencePolicy.All };
        if (_actual is { } actual)
            aggregate.SetApartUngrounded(actual.AsOf(allEvidence).Anomalies, id => actual.Find(id) is not null);
        else if (!viewpoint.Evidence.AdmitsAll)
            aggregate.SetApartUngrounded(Fold(known, allEvidence).Anomalies, _ => true);
        return aggregate;
    }

    /// <summary>The facts in force that speak, in folding order, whatever their effective dates.</summary>
    /// <param name="viewpoint">The viewpoint; its day is ignored.</param>
    public IReadOnlyList<FactInForce> FactsInForce(Viewpoint viewpoint)
    {
        ArgumentNullException.ThrowIfNull(viewpoint);
        return KnowledgeAt(viewpoint.KnownAt).FactsThatSpeak(viewpoint.Evidence);
    }

    /// <summary>True if an entry was known at an instant. Until then the stream is on no board.</summary>
    /// <param name="instant">The instant, inclusive.</param>
    public bool IsKnownAt(DateTimeOffset instant) => _entries is [var first, ..] && first.RecordedAt <= instant;

    /// <summary>
    /// The organizations that are first named as taking part by entries after a version, in the order of their naming.
    /// </summary>
    /// <remarks>
    /// Retractions and corrections do not remove them. A partnership or an offering never concerns
    /// (<see cref="Aggregate.Concerns"/>) an organization that its entries do not name.
    /// </remarks>
    /// <param name="since">The last version whose entries are ignored; 0 for all named organizations.</param>
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

    /// <summary>The organizations first named by entries after one version and up to another.</summary>
    internal IEnumerable<Id<Party>> PartiesNamed(int since, int version) =>
        _entries[since..version].SelectMany(entry => entry.PartiesNamed()).Distinct()
            .Where(party => !_entries.Take(since).Any(entry => entry.PartiesNamed().Contains(party)));

    /// <summary>True if a supposition leaves the entry out.</summary>
    internal bool LeavesOut(EntryId id) => _leftOut.Contains(id);

    /// <summary>The facts that speak among the entries up to a version, in folding order.</summary>
    internal List<FactInForce> FactsThatSpeak(int version, EvidencePolicy evidence) =>
        new Knowledge(new ArraySegment<Entry>(_entries, 0, version), _stated.Value, Index, _leftOut)
            .FactsThatSpeak(evidence);

    /// <summary>
    /// The facts of the entries after one version and up to another, in folding order; null if earlier facts may have
    /// changed, because one of the entries is a control entry, rivals or supersedes, or a supposition leaves some
    /// out.
    /// </summary>
    internal IReadOnlyList<FactInForce>? FactsAtTheEnd(int after, int version, EvidencePolicy evidence)
    {
        if (_leftOut.Count > 0)
            return null;
        var facts = new List<FactInForce>(version - after);
        for (var i = after; i < version; i++)
        {
            var entry = _entries[i];
            if (entry.Event is not FactEvent || entry.Joins is not null)
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
        foreach (var (fact, reason) in known.WithoutSuperseding(viewpoint))
            aggregate.Report(fact, RuleCodes.CannotSupersede,
                $"Entry {fact.Entry.Id} supersedes {fact.Entry.Supersedes}, but {reason}");
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
            {
                throw new ArgumentException(
                    $"Entry {entry.Id} has no event or no source; both are required.", nameof(entries));
            }

            if (entry.Stream != Stream || entry.Version != all.Count + 1)
            {
                throw new ArgumentException(
                    $"Entry {entry.Id} is version {entry.Version} of {entry.Stream}; "
                    + $"version {all.Count + 1} of {Stream} is next.",
                    nameof(entries));
            }

            if (!indexes.TryAdd(entry.Id, all.Count))
            {
                throw new ArgumentException(
                    $"Entry {entry.Id} appears twice in {Stream}; an id is unique in its stream.", nameof(entries));
            }

            all.Add(entry);
        }

        return new History(Stream, [.. all], _leftOut, _actual, indexes);
    }

    private int Index(EntryId id) => _indexes.Value.TryGetValue(id, out var index) ? index : -1;

    private DateTimeOffset[] RunningMaximum()
    {
        var knownAt = new DateTimeOffset[_entries.Length];
        for (var i = 0; i < knownAt.Length; i++)
        {
            var recordedAt = _entries[i].RecordedAt;
            knownAt[i] = i > 0 && knownAt[i - 1] > recordedAt ? knownAt[i - 1] : recordedAt;
        }

        return knownAt;
    }
}
