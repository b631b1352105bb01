namespace Contracts;

/// <summary>Replays a history day by day, like an observer present all the time, and finds what ran out.</summary>
internal sealed class LapseSearch
{
    private readonly DateOnly _day;
    private readonly Partnership _partnership;
    private readonly IReadOnlyList<FactInForce> _facts;
    private readonly HashSet<LapseKey> _settled;
    private readonly HashSet<LapseKey> _refused = [];
    private readonly Dictionary<string, DateOnly> _disputed = new(StringComparer.Ordinal);
    private readonly List<NewEntry> _found = [];
    private History _history;

    public LapseSearch(History history, DateOnly day)
    {
        _history = history;
        _day = day;
        _partnership = new Partnership(history.Stream, Viewpoint.On(day));
        _facts = history.FactsInForce(Viewpoint.Latest);
        _settled = [.. Recorded(), .. TakenBack()];
    }

    public IReadOnlyList<NewEntry> Run()
    {
        var reached = DateOnly.MinValue;
        foreach (var fact in _facts.TakeWhile(fact => fact.TakesEffectOn <= _day))
        {
            if (fact.TakesEffectOn > reached)
                LapseFrom(reached, fact.TakesEffectOn.DayNumber);
            reached = fact.TakesEffectOn;
            Fold(fact);
        }

        LapseFrom(reached, _day.DayNumber + 1);
        return _found;
    }

    /// <summary>
    /// Records what runs out from a day on and before another, the earliest first: each may prevent others.
    /// </summary>
    private void LapseFrom(DateOnly day, int before)
    {
        while (Next(day, before) is var (awaited, effectiveOn))
        {
            if (IsDisputed(awaited.Key) || Lapse(awaited, effectiveOn))
                _settled.Add(awaited.Key);
            else
                _refused.Add(awaited.Key);
            day = effectiveOn;
        }
    }

    private (Awaited Awaited, DateOnly EffectiveOn)? Next(DateOnly day, int before) =>
        (from awaited in _partnership.Awaited
         where awaited.Key.LastDay.DayNumber + 1 < before
             && !_settled.Contains(awaited.Key)
             && !_refused.Contains(awaited.Key)
         let after = awaited.Key.LastDay.AddDays(1)
         let effective = after < day ? day : after
         orderby effective, awaited.Key.Kind, awaited.Key.Slug
         select ((Awaited, DateOnly)?)(awaited, effective)).FirstOrDefault();

    /// <summary>Records a lapse in the history, unless that would break a rule.</summary>
    private bool Lapse(Awaited awaited, DateOnly effectiveOn)
    {
        var earlier = _history.Entries.Select(LapseKey.Of)
            .Count(lapse => lapse is { } key && key with { LastDay = awaited.Key.LastDay } == awaited.Key);
        var entry = awaited.Entry(awaited.Key.IdIn(_history.Stream, number: 1 + earlier), effectiveOn);
        var outcome = _history.Judge([entry], _history.Version > 0 ? _history.KnownSince(_history.Version) : default);
        if (outcome.IsRefused)
            return false;
        _found.Add(entry);
        _history = outcome.After;
        var recorded = _history.Entries[^1];
        _partnership.Fold(new FactInForce(recorded, recorded, recorded.Standing, isDisputed: false));
        return true;
    }

    private void Fold(FactInForce fact)
    {
        _partnership.Fold(fact);
        // A newly agreed last day may already have passed, so that it runs out after all.
        if (fact.Event is DealAmended or DealRenewed or MilestoneRescheduled && !DeadlineMonitor.Recorded(fact.Entry))
            _refused.Clear();
        // A disputed ending leaves the option or deal open, although its end was already stated.
        if (fact is { IsDisputed: true, Event: OptionLapsed { Option: var option } })
            _disputed[$"{LapseKind.OptionLapsed}/{option}"] = fact.TakesEffectOn;
        else if (fact is { IsDisputed: true, Event: DealExpired { Deal: var deal } })
            _disputed[$"{LapseKind.DealExpired}/{deal}"] = fact.TakesEffectOn;
    }

    private bool IsDisputed(LapseKey key) =>
        _disputed.TryGetValue($"{key.Kind}/{key.Slug}", out var said) && said > key.LastDay;

    /// <summary>The lapses recorded before: each runs out once, even if the same last day is agreed again.</summary>
    private IEnumerable<LapseKey> Recorded() =>
        _facts.Where(fact => !fact.IsDisputed).Select(fact => LapseKey.Of(fact.Entry)).OfType<LapseKey>();

    /// <summary>The lapses recorded before and retracted by another, whose retraction is respected.</summary>
    private IEnumerable<LapseKey> TakenBack()
    {
        var inForce = _facts.Select(fact => fact.Entry.Id).ToHashSet();
        return from entry in _history.Entries
               where entry.Event is EntryRetracted && !Undoing.IsOne(entry)
               let retracted = _history.Find(((EntryRetracted)entry.Event).Entry)
               where retracted is not null && !inForce.Contains(retracted.Id)
               let ranOut = LapseKey.Of(retracted)
               where ranOut is not null
               select ranOut.Value;
    }
}
