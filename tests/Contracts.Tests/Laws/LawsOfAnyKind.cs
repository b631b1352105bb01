using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>What holds of partnerships holds of offerings and organizations.</summary>
public sealed class LawsOfAnyKind
{
    [Fact]
    public void what_was_known_at_an_instant_is_the_stream_cut_there() =>
        Gen.Select(OfAnyKind(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
            Seen(history, viewpoint) == Seen(history.KnownAt(viewpoint.KnownAt), viewpoint with { KnownAt = DateTimeOffset.MaxValue }));

    [Fact]
    public void retracting_a_retraction_is_as_if_nothing_had_been_said() =>
        Gen.Select(OfAnyKind(12).Where(history => history.Version > 0), Gen.Int[0, 11], Day).Sample((history, which, day) =>
            Seen(Say(Say(history, new EntryRetracted { Entry = history.Entries[which % history.Version].Id }), new EntryRetracted { Entry = $"said{history.Version}" }), Contracts.Viewpoint.On(day))
                == Seen(history, Contracts.Viewpoint.On(day)));

    [Fact]
    public void retracting_a_correction_restores_what_was_said_before_it() =>
        Gen.Select(OfAnyKind(12).Where(history => history.Entries.Any(entry => entry.Event is FactEvent)), Gen.Int[0, 11], Day).Sample((history, which, day) =>
        {
            var facts = history.Entries.Where(entry => entry.Event is FactEvent).ToList();
            var fact = facts[which % facts.Count];
            var corrected = Say(history, new EntryCorrected { Entry = fact.Id, Event = (FactEvent)facts[0].Event });
            return Seen(Say(corrected, new EntryRetracted { Entry = $"said{history.Version}" }), Contracts.Viewpoint.On(day)) == Seen(history, Contracts.Viewpoint.On(day));
        });

    [Fact]
    public void what_is_known_on_a_day_does_not_depend_on_what_holds_later() =>
        Gen.Select(OfAnyKind(12).Where(history => history.Entries.All(entry => entry is { Rivals: null, Supersedes: null, Event: not EntryConfirmed })), Day).Sample((history, day) =>
        {
            var later = history.FactsInForce(Contracts.Viewpoint.Latest).Where(fact => fact.TakesEffectOn > day).Select(fact => fact.Entry.Id);
            var without = later.Aggregate(history, (cut, id) => Say(cut, new EntryRetracted { Entry = id }));
            return Seen(without, Contracts.Viewpoint.On(day)) == Seen(history, Contracts.Viewpoint.On(day));
        });

    [Fact]
    public void what_the_strict_door_lets_in_adds_no_anomaly() =>
        Gen.Select(OfAnyKind(10), OfAnyKind(3)).Where((history, more) => history.Stream == more.Stream).Sample((history, more) =>
        {
            var outcome = history.Record(more.Entries.Select(entry => new NewEntry { Id = $"new-{entry.Id}", Event = entry.Event, EffectiveOn = entry.EffectiveOn, Rivals = entry.Rivals, Supersedes = entry.Supersedes, Source = entry.Source }), DateTimeOffset.MaxValue);
            return outcome.IsRefused ? outcome.After.Version == history.Version : Codes(outcome.After).IsSubsetOf(Codes(history));
        });

    private static HashSet<(string, EntryId)> Codes(History history) => [.. history.AsOf(Contracts.Viewpoint.Latest).Anomalies.Select(anomaly => (anomaly.Code, anomaly.Entry))];

    private static History Say(History history, ContractEvent said) =>
        history.Import([(new NewEntry { Id = $"said{history.Version}", Event = said, EffectiveOn = new DateOnly(2025, 1, 1) }, DateTimeOffset.MaxValue)]).After;
}
