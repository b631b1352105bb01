namespace Replay;

/// <summary>The entries of all streams in the order in which they became known.</summary>
internal static class Timeline
{
    /// <summary>Collects the entries and links them.</summary>
    /// <param name="histories">The streams.</param>
    /// <param name="viewpoint">
    /// The viewpoint that facts must be visible from. Control entries are shown whatever its day and evidence.
    /// </param>
    public static IReadOnlyList<TimelineEntry> Of(Histories histories, Viewpoint viewpoint) =>
    [
        .. histories.SelectMany(history => Of(history.KnownAt(viewpoint.KnownAt), viewpoint))
            .OrderBy(shown => shown.KnownSince)
            .ThenBy(shown => shown.Entry.Stream)
            .ThenBy(shown => shown.Entry.Version),
    ];

    private static IEnumerable<TimelineEntry> Of(History history, Viewpoint viewpoint)
    {
        var inForce = history.FactsInForce(viewpoint);
        var speakers = inForce
            .SelectMany(fact => fact.Rivals.Select(rival => (Rival: rival.Entry.Id, Speaker: fact.Entry.Id)))
            .ToLookup(pair => pair.Rival, pair => pair.Speaker);
        var admitted = inForce.Concat(inForce.SelectMany(fact => fact.Rivals)).ToDictionary(fact => fact.Entry.Id);
        var controls = history.Entries.Where(entry => entry.Event is ControlEvent)
            .ToLookup(Subject, entry => new EntryLink(Passive(entry.Event), entry.Id));
        var rivals = history.Entries.Where(entry => entry.Rivals is not null)
            .ToLookup(entry => entry.Rivals ?? default, entry => entry.Id);
        var later = history.Entries.Where(entry => entry.Supersedes is not null)
            .ToLookup(entry => entry.Supersedes ?? default, entry => entry.Id);
        var anomalies = history.AsOf(viewpoint).Anomalies.ToLookup(anomaly => anomaly.Entry);
        return history.Entries.Where(IsShown).Select(entry =>
            new TimelineEntry(entry, history.KnownSince(entry.Version), [.. Links(entry)], [.. anomalies[entry.Id]]));

        bool IsShown(Entry entry) =>
            entry.Event is not FactEvent
            || (admitted.TryGetValue(entry.Id, out var fact)
                ? fact.TakesEffectOn <= viewpoint.AsOf
                : viewpoint.Evidence == EvidencePolicy.All && entry.EffectiveOn?.Latest <= viewpoint.AsOf);

        IEnumerable<EntryLink> Links(Entry entry)
        {
            if (entry.Event is ControlEvent control)
                yield return new EntryLink(Active(control), control.Entry);
            if (entry.Rivals is { } rival)
                yield return new EntryLink("rivals", rival);
            if (entry.Supersedes is { } former)
                yield return new EntryLink("supersedes", former);
            foreach (var other in rivals[entry.Id])
                yield return new EntryLink("rivalled-by", other);
            foreach (var other in later[entry.Id])
                yield return new EntryLink("superseded-by", other);
            foreach (var speaker in speakers[entry.Id])
                yield return new EntryLink("spoken-for-by", speaker);
            foreach (var link in controls[entry.Id])
                yield return link;
        }
    }

    private static EntryId Subject(Entry entry) => entry.Event is ControlEvent control ? control.Entry : default;

    private static string Active(ContractEvent control) => control switch
    {
        EntryCorrected => "corrects",
        EntryRetracted => "retracts",
        EntryConfirmed => "confirms",
        EntryDisputed => "disputes",
        _ => "resolves-the-dispute-of",
    };

    private static string Passive(ContractEvent control) => control switch
    {
        EntryCorrected => "corrected-by",
        EntryRetracted => "retracted-by",
        EntryConfirmed => "confirmed-by",
        EntryDisputed => "disputed-by",
        _ => "dispute-resolved-by",
    };
}

/// <summary>One entry with its links and anomalies, as far as they are known at the viewpoint.</summary>
internal sealed record TimelineEntry(
    Entry Entry, DateTimeOffset KnownSince, IReadOnlyList<EntryLink> Links, IReadOnlyList<Anomaly> Anomalies);

/// <summary>A link to another entry of the same stream.</summary>
/// <param name="Word">The relation: <c>disputed-by</c>, <c>rivals</c> and the like.</param>
/// <param name="Entry">The other entry.</param>
internal readonly record struct EntryLink(string Word, EntryId Entry);
