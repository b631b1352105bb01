using System.Collections.Frozen;

namespace Contracts;

public sealed partial class History
{
    /// <summary>Judges a batch as a whole, and gives the history that recording it would make.</summary>
    /// <remarks>
    /// Nothing is stored, so this is also the preview. A batch is refused if the fold of <em>all</em> facts after it
    /// shows an anomaly that was not there before. A back-dated entry is therefore accepted only if the whole later
    /// history stays valid. If the batch removes the ground of entries that the deadline monitor recorded, their
    /// retractions are appended to the batch and listed in <see cref="RecordingOutcome.Undone"/>.
    /// </remarks>
    /// <param name="batch">The entries, in order.</param>
    /// <param name="recordedAt">The recorded instant; truncated to whole microseconds.</param>
    /// <exception cref="ArgumentException">
    /// A payload is impossible by itself, or an entry lacks its id or effective date.
    /// </exception>
    public RecordingOutcome Record(IEnumerable<NewEntry> batch, DateTimeOffset recordedAt)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return RecordChecked([.. batch.Select(Checked)], recordedAt);
    }

    /// <summary>Judges a batch whose entries were checked (<see cref="NewEntry.Check"/>).</summary>
    internal RecordingOutcome RecordChecked(IReadOnlyList<NewEntry> batch, DateTimeOffset recordedAt) =>
        this.WithUndone(Judge(batch, recordedAt), batch, recordedAt);

    /// <summary>Judges a batch whose entries were checked, without appending retractions.</summary>
    internal RecordingOutcome Judge(IEnumerable<NewEntry> batch, DateTimeOffset recordedAt)
    {
        var (after, repeated, conflicts) = Take(batch.Select(given => (given, recordedAt)));
        return new RecordingOutcome(this, after, repeated, [], [.. conflicts, .. Refusable(after)]);
    }

    /// <summary>
    /// Imports another party's history without judging it: what breaks a rule is recorded, and reported as an anomaly.
    /// Only a known id with different content is refused, and with it the whole import.
    /// </summary>
    /// <param name="entries">
    /// The entries in order, each with the instant at which it was learned; clocks may run backwards.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A payload is impossible by itself, or an entry lacks its id or effective date.
    /// </exception>
    public RecordingOutcome Import(IEnumerable<(NewEntry Entry, DateTimeOffset RecordedAt)> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var (after, repeated, conflicts) = Take(entries.Select(given => (Checked(given.Entry), given.RecordedAt)));
        IReadOnlyList<Anomaly> anomalies =
            [.. after.BrokenReferences(Version), .. NewIn(after, aggregate => aggregate.Anomalies)];
        return new RecordingOutcome(this, after, repeated, anomalies, conflicts);
    }

    /// <summary>
    /// The history as if some entries were recorded last. Nothing is stored, and the result answers every question.
    /// </summary>
    /// <remarks>
    /// The entries become known together with the last one of the history. To suppose them at an earlier instant, start
    /// from <see cref="KnownAt"/>. An added entry that breaks a rule is an anomaly; a recorded one that does so only by
    /// the supposition is listed as ungrounded. <see cref="Record"/> gives the conflicts for which recording would
    /// refuse the entries. Suppositions can be made on top of each other.
    /// </remarks>
    /// <param name="entries">The entries to add, in order; those that are recorded already change nothing.</param>
    /// <exception cref="ArgumentException">
    /// A payload is impossible by itself, an entry lacks its id or effective date, or its id is recorded with other
    /// content.
    /// </exception>
    public History With(params IEnumerable<NewEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var last = Version == 0 ? DateTimeOffset.MinValue : KnownSince(Version);
        var (after, _, conflicts) = Take(entries.Select(entry => (Checked(entry), last)));
        return conflicts is [var conflict, ..]
            ? throw new ArgumentException(conflict.Message, nameof(entries))
            : new History(Stream, after._entries, _leftOut, _actual ?? this);
    }

    /// <summary>
    /// The history as if some entries had said nothing. Nothing is stored, and the result answers every question.
    /// </summary>
    /// <remarks>
    /// Facts that rest on these entries alone are listed as ungrounded. Rivals joined through one of them remain one
    /// claim, so nothing is counted twice. Suppositions can be made on top of each other.
    /// </remarks>
    /// <param name="entries">The entries to leave out.</param>
    /// <exception cref="ArgumentException">The stream has no such entry.</exception>
    public History Without(params IEnumerable<EntryId> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var leftOut = entries.ToList();
        if (leftOut.Find(id => Find(id) is null) is { IsNone: false } unknown)
        {
            throw new ArgumentException(
                $"{Stream} has no entry {unknown}; only what is recorded can be left out.", nameof(entries));
        }

        return new History(Stream, _entries, _leftOut.Union(leftOut).ToFrozenSet(), _actual ?? this);
    }

    private (History After, List<Entry> Repeated, List<Anomaly> Conflicts) Take(
        IEnumerable<(NewEntry Entry, DateTimeOffset RecordedAt)> entries)
    {
        var recorded = new Dictionary<EntryId, Entry>();
        var repeated = new List<Entry>();
        var conflicts = new List<Anomaly>();
        foreach (var (given, recordedAt) in entries)
        {
            var entry = given.In(Stream, Version + recorded.Count + 1, RecordedInstant.Truncate(recordedAt));
            if ((Find(entry.Id) ?? recorded.GetValueOrDefault(entry.Id)) is not { } known)
                recorded.Add(entry.Id, entry);
            else if (known.SaysTheSameAs(entry))
                repeated.Add(known);
            else
            {
                conflicts.Add(Conflict(entry, RuleCodes.KnownWithOtherContent, $"Entry {entry.Id} is recorded "
                    + $"with other content, as version {known.Version}; the same id requires the same content."));
            }
        }

        var after = recorded.Count == 0 ? this : Append(recorded.Values.OrderBy(entry => entry.Version));
        return (after, repeated, conflicts);
    }

    private NewEntry Checked(NewEntry given)
    {
        ArgumentNullException.ThrowIfNull(given);
        given.Check(Stream);
        return given;
    }

    /// <summary>The conflicts that the strict door refuses in the history after a batch.</summary>
    private IEnumerable<Anomaly> Refusable(History after) =>
        after.BrokenReferences(Version).Concat(NewIn(after, aggregate => aggregate.Refusable));

    private IEnumerable<Anomaly> NewIn(History after, Func<Aggregate, IEnumerable<Anomaly>> found)
    {
        if (after.Version == Version)
            return [];
        var more = FactsAtTheEndOf(after);
        var folded = more is null ? _latest.Value : Fold(KnowledgeAt(DateTimeOffset.MaxValue), Viewpoint.Latest);
        var before = found(folded).Select(anomaly => (anomaly.Code, anomaly.Entry)).ToHashSet();
        foreach (var fact in more ?? [])
            folded.Fold(fact);
        return found(more is null ? after._latest.Value : folded)
            .Where(anomaly => !before.Contains((anomaly.Code, anomaly.Entry)));
    }

    /// <summary>The facts of a batch if all of them fold after the existing ones; otherwise null.</summary>
    /// <remarks>
    /// With confirmations it is null, too: a new fact may name a party, and so change the effect of a confirmation.
    /// </remarks>
    private IReadOnlyList<FactInForce>? FactsAtTheEndOf(History after) =>
        _actual is null && after.FactsAtTheEnd(Version, after.Version, EvidencePolicy.All) is { } more
            && Array.TrueForAll(_entries, entry => FoldsBefore(entry, more[0].TakesEffectOn))
            ? more
            : null;

    private static bool FoldsBefore(Entry entry, DateOnly day) =>
        entry.Event is not EntryConfirmed && (entry.EffectiveOn is not { } stated || stated.Latest <= day);

    /// <summary>
    /// References of entries after a version that have no effect: to unknown entries, to the entry itself, to later
    /// entries, or to entries of the wrong kind.
    /// </summary>
    private IEnumerable<Anomaly> BrokenReferences(int afterVersion)
    {
        Knowledge? known = null;
        for (var i = afterVersion; i < _entries.Length; i++)
        {
            var entry = _entries[i];
            if (entry.Event is ControlEvent control
                && (known ??= KnowledgeAt(DateTimeOffset.MaxValue)).ReferenceFault(i, control) is { } fault)
            {
                yield return Conflict(entry, fault.Code, fault.Message);
            }

            if (entry.Rivals is { } rival && !(entry.Event is FactEvent && IsFactBefore(i, rival)))
            {
                yield return Conflict(entry, RuleCodes.UnknownEntry, $"Entry {entry.Id} rivals {rival}; "
                    + "a fact rivals an earlier fact of its own stream.");
            }

            if (entry.Supersedes is { } account && !(entry.Event is FactEvent && IsFactBefore(i, account)))
            {
                yield return Conflict(entry, RuleCodes.UnknownEntry, $"Entry {entry.Id} supersedes {account}; "
                    + "a fact supersedes an earlier fact of its own stream.");
            }
        }
    }

    private bool IsFactBefore(int index, EntryId id) =>
        Index(id) is var found and >= 0 && found < index && _entries[found].Event is FactEvent;

    private Anomaly Conflict(Entry entry, string code, string message) => new()
    {
        Code = code,
        Stream = Stream,
        Entry = entry.Id,
        EffectiveOn = entry.EffectiveOn,
        Message = message,
    };
}
