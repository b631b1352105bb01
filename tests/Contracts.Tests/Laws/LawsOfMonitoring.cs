using System.Text.RegularExpressions;
using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed partial class LawsOfMonitoring
{
    private static readonly DateOnly FirstDay = new(2025, 1, 1);

    [Fact]
    public void what_lapsed_is_never_refused_and_lapses_once() =>
        Gen.Select(Valid, AnyDay).Sample((history, day) =>
        {
            var outcome = history.Record(history.LapsedBy(day), DateTimeOffset.MaxValue);
            return !outcome.IsRefused && outcome.After.LapsedBy(day).Count == 0;
        });

    [Fact]
    public void what_lapsed_is_never_refused_in_a_history_of_anybody() =>
        Gen.Select(Of(12), AnyDay).Sample((history, day) =>
        {
            var outcome = history.Record(history.LapsedBy(day), DateTimeOffset.MaxValue);
            return !outcome.IsRefused && outcome.After.LapsedBy(day).Count == 0;
        });

    [Fact]
    public void what_lapses_was_upcoming_on_the_day_before() =>
        Gen.Select(Valid, AnyDay).Sample((history, day) =>
        {
            var before = History.Of(history.Stream, history.Entries.TakeWhile(entry => entry.EffectiveOn is not { } on || on.Latest < day));
            return LawsOfRenewals.WasUpcoming(Passed(before, day.AddDays(-1)), day);
        });

    [Fact]
    public void whoever_looks_every_day_records_what_one_does_who_looks_once() =>
        Valid.Sample(history =>
        {
            var last = FirstDay.AddDays(20);
            var daily = Enumerable.Range(0, 21).Aggregate(history, (so, day) => Passed(so, FirstDay.AddDays(day)));
            return Seen(daily) == Seen(Passed(history, last));
        });

    [Fact]
    public void what_is_recorded_late_leaves_what_it_would_have_left_in_time() =>
        Gen.Select(Valid, AwaitedFacts, Day).Sample((history, late, day) =>
        {
            var last = FirstDay.AddDays(20);
            NewEntry[] batch = [new() { Id = "late", Event = late, EffectiveOn = day }];
            var afterwards = Passed(history, last).Record(batch, DateTimeOffset.MaxValue);
            var inTime = history.Record(batch, DateTimeOffset.MaxValue);
            // On one day, what is recorded first counts first: there, late is not in time. Nor is a last day that had passed when it was agreed.
            if (LastDayOf(late) < day || Passed(history, last).Entries.Any(entry => DeadlineMonitor.Recorded(entry) && entry.EffectiveOn?.Latest == day))
                return true;
            return afterwards.IsRefused || inTime.IsRefused || Seen(Passed(afterwards.After, last)) == Seen(Passed(inTime.After, last));
        });

    [Fact]
    public void recording_what_a_day_brought_changes_no_figure_but_by_an_expiry_or_the_lapse_of_a_cure() =>
        Valid.Sample(history =>
        {
            var passed = Passed(history, FirstDay.AddDays(20));
            var ended = passed.Latest.Facts
                .Where(fact => fact.Event is DealExpired or CurePeriodLapsed && DeadlineMonitor.Recorded(fact.Entry))
                .Select(fact => fact.TakesEffectOn).Append(DateOnly.MaxValue).Min();
            return Days().Where(day => day < ended).All(day => Figures(passed, day) == Figures(history, day));
        });

    [Fact]
    public void what_happened_before_anything_lapsed_is_refused_to_nobody_for_the_lapse() =>
        Gen.Select(Valid, AwaitedFacts, Day).Sample((history, late, day) =>
        {
            var passed = Passed(history, FirstDay.AddDays(20));
            NewEntry[] batch = [new() { Id = "late", Event = late, EffectiveOn = day }];
            return history.Record(batch, DateTimeOffset.MaxValue).IsRefused
                || passed.Entries.Where(DeadlineMonitor.Recorded).Any(lapse => lapse.EffectiveOn?.Latest <= day)
                || !passed.Record(batch, DateTimeOffset.MaxValue).IsRefused;
        });

    [Fact]
    public void nobody_elses_entries_are_taken_back() =>
        Gen.Select(Valid, AwaitedFacts, Day).Sample((history, late, day) =>
        {
            var passed = Passed(history, FirstDay.AddDays(20));
            var outcome = passed.Record([new NewEntry { Id = "late", Event = late, EffectiveOn = day }], DateTimeOffset.MaxValue);
            return outcome.Undone.All(undone => undone.Event is EntryRetracted retracted && passed.Find(retracted.Entry) is { } lapse && DeadlineMonitor.Recorded(lapse));
        });

    /// <summary>The last day that a fact agrees on; null for a fact that agrees on none.</summary>
    private static DateOnly? LastDayOf(FactEvent fact) => fact switch
    {
        MilestoneRescheduled rescheduled => rescheduled.Due.Latest,
        DealAmended amended => amended.Term?.To?.Latest,
        DealRenewed renewed => renewed.Until.Latest,
        _ => null,
    };

    private static Gen<DateOnly> AnyDay => Gen.Int[-1, 20].Select(FirstDay.AddDays);

    /// <summary>Histories as the strict door lets them be.</summary>
    private static Gen<History> Valid => Gen.Select(AwaitedFacts, Day).Array[0, 14].Select(facts => facts.Select((fact, index) =>
            new NewEntry { Id = $"e{index}", Event = fact.Item1, EffectiveOn = fact.Item2 }).Aggregate(Formed, (history, entry) => history.Record([entry], DateTimeOffset.MinValue).After));

    private static History Formed => History.Empty(Key).Record(
        [
            new NewEntry { Id = "f", Event = new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }] }, EffectiveOn = FirstDay.AddDays(-1) },
            new NewEntry { Id = "d", Event = new DealSigned { Deal = "d1" }, EffectiveOn = FirstDay.AddDays(-1) },
        ],
        DateTimeOffset.MinValue).OrThrow().After;

    private static History Passed(History history, DateOnly day) => history.Record(history.LapsedBy(day), DateTimeOffset.MaxValue).OrThrow().After;

    /// <summary>The figures on a day, without a status that the passing of time or its recording states.</summary>
    private static string Figures(History history, DateOnly day)
    {
        var partnership = (Partnership)history.AsOf(Viewpoint.On(day));
        return string.Join('\n',
        [
            .. partnership.Commitments.Select(RandomHistories.Seen),
            .. partnership.Options.Select(option => $"{option.Id} {Bounds(option.Left)} {option.IsOpen}"),
            .. partnership.Investments.Select(investment => $"{investment.Id} {Bounds(investment.Amount)}"),
        ]);
    }

    /// <summary>What can be seen on every day, whatever the number of an entry of the monitor.</summary>
    private static string Seen(History history) =>
        Number.Replace(string.Join('\n', Days().Select(day => RandomHistories.Seen(history, new Viewpoint { AsOf = day }))), "");

    [GeneratedRegex(@"(?<=/\d{4}-\d\d-\d\d)/\d+/[0-9a-f]{16}")]
    private static partial Regex Number { get; }
}
