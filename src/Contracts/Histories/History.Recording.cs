using System.Collections.Frozen;

namespace Contracts;

public sealed partial class History
{
    /// <summary>Judges a batch at its end, as a whole: what becomes of the history if it is recorded.</summary>
    /// <remarks>
    /// Nothing is stored, so this is also the preview. A batch is refused if the fold of <em>all</em> facts after it shows an anomaly
    /// that was not there before it; so a back-dated entry is accepted only if the whole later history stays valid. What the deadline monitor
    /// recorded and the batch leaves without its ground is undone: the batch then ends in its retractions, which <see cref="RecordingOutcome.Undone"/> lists.
    /// </remarks>
    /// <param name="batch">The entries, in order.</param>
    /// <param name="recordedAt">When the ledger learns them; cut to whole microseconds.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself, or an entry lacks its id or effective date.</exception>
    public RecordingOutcome Record(IEnumerable<NewEntry> batch, DateTimeOffset recordedAt)
    {
        ArgumentNullException.ThrowIfNull(batch);
        List<NewEntry> given = [.. batch];
        return this.WithUndone(Judge(given, recordedAt), given, recordedAt);
    }

    /// <summary>Judges a batch as it is given.</summary>
    internal RecordingOutcome Judge(IEnumerable<NewEntry> batch, DateTimeOffset recordedAt)
    {
        var (after, repeated, conflicts) = Take(batch.Select(given => (given, recordedAt)));
        return new RecordingOutcome(this, after, repeated, [], [.. conflicts, .. Refusable(after)]);
    }

    /// <summary>
    /// Takes in somebody else's history as it is: what breaks a rule is recorded, and reported as an anomaly.
    /// Only a known id with other content is refused, and then the whole import is.
    /// </summary>
    /// <param name="entries">The entries with the instants at which somebody learned them, in order; clocks may run backwards.</param>
    /// <exception cref="ArgumentException">A payload is impossible by itself, or an entry lacks its id or effective date.</exception>
    public RecordingOutcome Import(IEnumerable<(NewEntry Entry, DateTimeOffset RecordedAt)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (after, repeated, conflicts) = Take(entries);
        return new RecordingOutcome(this, after, repeated, [.. after.BrokenReferences(Version), .. NewIn(after, aggregate => aggregate.Anomalies)], conflicts);
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

    private (History After, List<Entry> Repeated, List<Anomaly> Conflicts) Take(IEnumerable<(NewEntry Entry, DateTimeOffset RecordedAt)> entries)
    {
        var recorded = new Dictionary<EntryId, Entry>();
        var repeated = new List<Entry>();
        var conflicts = new List<Anomaly>();
        foreach (var (given, recordedAt) in entries)
        {
            var entry = Stamp(given, Version + recorded.Count + 1, RecordedInstant.Truncate(recordedAt));
            if ((Find(entry.Id) ?? recorded.GetValueOrDefault(entry.Id)) is not { } known)
                recorded.Add(entry.Id, entry);
            else if (known.SaysTheSameAs(entry))
                repeated.Add(known);
            else
                conflicts.Add(Conflict(entry, "known-with-other-content", $"Entry {entry.Id} is recorded with other content, as version {known.Version}; the same id can only say the same again."));
        }

        return (recorded.Count == 0 ? this : Append(recorded.Values.OrderBy(entry => entry.Version)), repeated, conflicts);
    }

    /// <summary>The entry that a new one becomes, checked by itself.</summary>
    private Entry Stamp(NewEntry given, int version, DateTimeOffset recordedAt)
    {
        ArgumentNullException.ThrowIfNull(given);
        given.Check(Stream);
        return given.In(Stream, version, recordedAt);
    }

    /// <summary>What the strict door refuses in the history after a batch.</summary>
    private IEnumerable<Anomaly> Refusable(History after) => after.BrokenReferences(Version).Concat(NewIn(after, aggregate => aggregate.Refusable));

    private IEnumerable<Anomaly> NewIn(History after, Func<Aggregate, IEnumerable<Anomaly>> found)
    {
        if (after.Version == Version)
            return [];
        var more = FactsAtTheEndOf(after);
        var folded = more is null ? _latest.Value : Fold(KnowledgeAt(DateTimeOffset.MaxValue), Viewpoint.Latest);
        var before = found(folded).Select(anomaly => (anomaly.Code, anomaly.Entry)).ToHashSet();
        foreach (var fact in more ?? [])
            folded.Fold(fact);
        return found(more is null ? after._latest.Value : folded).Where(anomaly => !before.Contains((anomaly.Code, anomaly.Entry)));
    }

    /// <summary>The facts of a batch, where they follow on all that is folded; else null. A new fact may name a party, and so change who confirmed an older one.</summary>
    private IReadOnlyList<FactInForce>? FactsAtTheEndOf(History after) =>
        _actual is null && after.FactsAtTheEnd(Version, after.Version, EvidencePolicy.All) is { } more
            && Array.TrueForAll(_entries, entry => entry.Event is not EntryConfirmed && (entry.EffectiveOn is not { } day || day.Latest <= more[0].TakesEffectOn))
            ? more
            : null;

    /// <summary>References of entries after a version that change nothing: to nobody, to themselves, to something later, or to what they cannot speak about.</summary>
    private IEnumerable<Anomaly> BrokenReferences(int afterVersion)
    {
        Knowledge? known = null;
        for (var i = afterVersion; i < _entries.Length; i++)
        {
            var entry = _entries[i];
            if (entry.Event is ControlEvent control && (known ??= new Knowledge(_entries, _stated.Value, Index, _leftOut)).ReferenceFault(i, control) is { } fault)
                yield return Conflict(entry, fault.Code, fault.Message);
            if (entry.Rivals is { } rival && (entry.Event is not FactEvent || Index(rival) is var index && (index < 0 || index >= i || _entries[index].Event is not FactEvent)))
                yield return Conflict(entry, "unknown-entry", $"Entry {entry.Id} rivals {rival}; a fact rivals an earlier fact of its own stream.");
        }
    }

    private Anomaly Conflict(Entry entry, string code, string message) => new()
    {
        Code = code,
        Stream = Stream,
        Entry = entry.Id,
        EffectiveOn = entry.EffectiveOn,
        Message = message,
    };
}
