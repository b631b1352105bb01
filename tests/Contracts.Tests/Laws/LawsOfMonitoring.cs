using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfMonitoring
{
    private static readonly DateTimeOffset Later = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly End = Days().Last().AddDays(9);

    [Fact]
    public void recording_what_ran_out_is_never_refused_and_asking_again_says_nothing() =>
        Gen.Select(Of(14), Day).Sample((history, day) =>
        {
            var outcome = history.Record(history.LapsedBy(day), Later);
            return !outcome.IsRefused && outcome.Undone.Count == 0 && outcome.After.LapsedBy(day).Count == 0;
        });

    [Fact]
    public void watching_day_by_day_and_catching_up_at_the_end_record_the_same() =>
        Of(14).Sample(history =>
        {
            var watched = Days().Append(End).Aggregate(history, (so, day) => so.Record(so.LapsedBy(day), Later).OrThrow().After);
            var caughtUp = history.Record(history.LapsedBy(End), Later).OrThrow().After;
            return Lapses(watched).SetEquals(Lapses(caughtUp));
        });

    [Fact]
    public void what_is_recorded_late_comes_to_the_same_as_in_time_whether_or_not_the_monitor_ran() =>
        Gen.Select(Strict(10), Fact, Day).Sample((history, fact, day) =>
        {
            var late = new NewEntry { Id = "late", Event = fact, EffectiveOn = day };
            var unwatched = history.Record([late], Later);
            var watched = history.Record(history.LapsedBy(End), Later).OrThrow().After.Record([late], Later.AddDays(1));
            if (unwatched.IsRefused || watched.IsRefused)
                return true;
            return Lapses(Watched(watched.After)).SetEquals(Lapses(Watched(unwatched.After)));
        });

    private static Gen<History> Strict(int most) => Entries(0, most).Select(entries => entries.Aggregate(History.Empty(Key), (history, entry) => history.Record([entry.Item1], Later).After));

    private static History Watched(History history) => history.Record(history.LapsedBy(End), Later.AddDays(2)).OrThrow().After;

    private static HashSet<(string, PartialDate)> Lapses(History history) =>
        [.. history.FactsInForce(Contracts.Viewpoint.Latest).Where(fact => DeadlineMonitor.Recorded(fact.Entry)).Select(fact => (fact.Event.ToString(), fact.EffectiveOn))];
}
