namespace Replay;

/// <summary>Entries over all streams in the order in which they became known.</summary>
internal static class Timeline
{
    /// <param name="histories">The streams.</param>
    /// <param name="viewpoint">What was known, on which days, on whose word; control entries are of every day and on anybody's.</param>
    public static IReadOnlyList<Moment> Of(Histories histories, Viewpoint viewpoint) =>
    [
        .. histories.SelectMany(history => Of(history.KnownAt(viewpoint.KnownAt), viewpoint))
            .OrderBy(moment => moment.KnownSince)
            .ThenBy(moment => moment.Entry.Stream)
            .ThenBy(moment => moment.Entry.Version),
    ];

    private static IEnumerable<Moment> Of(History history, Viewpoint viewpoint)
    {
        var speaking = history.FactsInForce(viewpoint);
        var speakerOf = speaking.SelectMany(fact => fact.Rivals.Select(rival => (Rival: rival.Entry.Id, Speaker: fact.Entry.Id))).ToLookup(pair => pair.Rival, pair => pair.Speaker);
        var admitted = speaking.Concat(speaking.SelectMany(fact => fact.Rivals)).ToDictionary(fact => fact.Entry.Id);
        var said = history.Entries.Where(entry => entry.Event is ControlEvent).ToLookup(About, entry => new Link(Passive(entry.Event), entry.Id));
        var rivals = history.Entries.Where(entry => entry.Rivals is not null).ToLookup(entry => entry.Rivals ?? default, entry => entry.Id);
        var anomalies = history.AsOf(viewpoint).Anomalies.ToLookup(anomaly => anomaly.Entry);
        return history.Entries.Where(IsShown).Select(entry => new Moment(entry, history.KnownSince(entry.Version), [.. Links(entry)], [.. anomalies[entry.Id]]));

        bool IsShown(Entry entry) =>
            entry.Event is not FactEvent
            || (admitted.TryGetValue(entry.Id, out var fact)
                ? fact.TakesEffectOn <= viewpoint.AsOf
                : viewpoint.Evidence == EvidencePolicy.All && entry.EffectiveOn?.Latest <= viewpoint.AsOf);

        IEnumerable<Link> Links(Entry entry) =>
        [
            .. entry.Event is ControlEvent control ? [new Link(Active(control), control.Entry)] : Array.Empty<Link>(),
            .. entry.Rivals is { } rival ? [new Link("rivals", rival)] : Array.Empty<Link>(),
            .. rivals[entry.Id].Select(other => new Link("rivalled-by", other)),
            .. speakerOf[entry.Id].Select(speaker => new Link("spoken-for-by", speaker)),
            .. said[entry.Id],
        ];
    }

    private static EntryId About(Entry entry) => entry.Event is ControlEvent control ? control.Entry : default;

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
