using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>Deals that go on by themselves, over more than a year: signed, amended, renewed, given notice of and ended.</summary>
public sealed class LawsOfRenewals
{
    private static readonly DateOnly FirstDay = new(2024, 1, 1);
    private static readonly DateOnly LastDay = FirstDay.AddDays(500);

    private static readonly Gen<DateOnly> Date = Gen.Frequency(
        (3, Gen.Int[0, 400].Select(FirstDay.AddDays)),
        (2, Gen.Int[1, 14].Select(month => FirstDay.AddMonths(month).AddDays(-1))));

    private static readonly Gen<PartialDate> When = Gen.Select(Date, Gen.Int[0, 9], (day, form) =>
        form == 0 ? PartialDate.InMonth(day.Year, day.Month) : form == 1 ? PartialDate.OnOrBefore(day) : PartialDate.On(day));

    private static readonly Gen<RenewalClause> Clause = Gen.Select(Gen.Int[1, 4], Gen.Int[0, 45], (months, days) => new RenewalClause { Months = months, NoticeDays = days });

    private static readonly Gen<Term> Stated = Gen.Select(When, Clause, Gen.Int[0, 5], (to, clause, form) => new Term { To = to, Renewal = form < 4 ? clause : null });

    private static readonly Gen<FactEvent> Fact = Gen.Frequency(
        (3, Gen.Const(() => (FactEvent)new NonRenewalNoticed { Deal = "d", ByParty = "ann" })),
        (3, When.Select(until => (FactEvent)new DealRenewed { Deal = "d", Until = until })),
        (1, When.Select(until => (FactEvent)new DealRenewed { Deal = "d", Until = until, Tacitly = true })),
        (3, Gen.Select(Gen.Int[1, 9], Stated, Gen.Bool, (number, term, isTerm) => (FactEvent)new DealAmended { Deal = "d", Number = $"{number}", Term = isTerm ? term : null })),
        (1, Gen.Bool.Select(tolls => (FactEvent)new DealSuspended { Deal = "d", TollsDeadlines = tolls })),
        (1, Gen.Const(() => (FactEvent)new DealResumed { Deal = "d" })),
        (1, Gen.Const(() => (FactEvent)new DealExpired { Deal = "d" })),
        (1, Gen.Const(() => (FactEvent)new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual })));

    private static readonly Gen<(FactEvent, PartialDate)[]> Facts =
        Gen.Select(Stated, Gen.Select(Fact, When).Array[0, 8], (term, facts) => ((FactEvent, PartialDate)[])
        [
            (new DealSigned { Deal = "d", Term = term, Commitments = [new() { Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = Contracts.Amount.Exactly(9, "USD") }] }, FirstDay),
            .. facts,
        ]);

    private static readonly Gen<History> Valid = Facts.Select(Recorded);

    [Fact]
    public void recording_a_tacit_renewal_changes_nothing_on_any_day() =>
        Valid.Sample(history => Looked(Renewed(history, LastDay)) == Looked(history), iter: 500);

    [Fact]
    public void recording_what_a_day_brought_changes_nothing_but_by_the_expiry_itself() =>
        Valid.Sample(history =>
        {
            var passed = Passed(history, LastDay);
            var expiry = passed.Latest.Facts.FirstOrDefault(fact => fact.Event is DealExpired && DeadlineMonitor.Recorded(fact.Entry))?.TakesEffectOn;
            return Days(1).Where(day => !(day >= expiry)).All(day => RandomHistories.Seen(passed, Viewpoint.On(day)) == RandomHistories.Seen(history, Viewpoint.On(day)));
        }, iter: 200);

    [Fact]
    public void what_lapses_was_awaited_on_the_day_before() =>
        Gen.Select(Facts, Date).Sample((facts, day) =>
        {
            var before = Passed(Recorded([.. facts.Where(fact => fact.Item2.Latest < day)]), day.AddDays(-1));
            var awaited = ((Partnership)before.AsOf(Viewpoint.On(day.AddDays(-1)))).Awaited.Select(awaited => awaited.Key.LastDay).ToList();
            return before.LapsedBy(day).All(lapse => lapse.EffectiveOn?.Latest == day && awaited.Contains(day.AddDays(-1)));
        });

    [Fact]
    public void what_lapses_was_upcoming_on_the_day_before() =>
        Gen.Select(Facts, Date).Sample((facts, day) => WasUpcoming(Passed(Recorded([.. facts.Where(fact => fact.Item2.Latest < day)]), day.AddDays(-1)), day));

    [Fact]
    public void whoever_looks_every_week_records_what_one_does_who_looks_once() =>
        Valid.Sample(history =>
        {
            var weekly = Days(7).Aggregate(history, Passed);
            return Told(Passed(weekly, LastDay)) == Told(Passed(history, LastDay));
        }, iter: 300);

    [Fact]
    public void what_is_recorded_late_leaves_what_it_would_have_left_in_time() =>
        Gen.Select(Valid, Fact, When).Sample((history, late, day) =>
        {
            NewEntry[] batch = [new() { Id = "late", Event = late, EffectiveOn = day }];
            var passed = Passed(history, LastDay);
            var (afterwards, inTime) = (passed.Record(batch, DateTimeOffset.MaxValue), history.Record(batch, DateTimeOffset.MaxValue));
            // On one day, what is recorded first counts first. Nor is a last day in time that had passed when it was agreed.
            return LastDayOf(late) < day.Latest || passed.Entries.Any(entry => DeadlineMonitor.Recorded(entry) && entry.EffectiveOn?.Latest == day.Latest)
                || afterwards.IsRefused || inTime.IsRefused
                || Looked(Passed(afterwards.After, LastDay)) == Looked(Passed(inTime.After, LastDay));
        }, iter: 300);

    [Fact]
    public void a_term_goes_on_as_one_says_who_counts_day_by_day() =>
        Gen.Select(Date, Clause, Date).Sample((to, clause, noticed) =>
        {
            var history = Recorded([(new DealSigned { Deal = "d", Term = new Term { To = to, Renewal = clause } }, FirstDay), (new NonRenewalNoticed { Deal = "d", ByParty = "ann" }, noticed)]);
            var (last, rounds, isOver) = (to, 0, false);
            for (var day = FirstDay; day <= LastDay; day = day.AddDays(1))
            {
                if (day > last && !isOver)
                {
                    isOver = noticed <= last.AddDays(-clause.NoticeDays);
                    last = isOver ? last : to.AddMonths(++rounds * clause.Months);
                }

                var deal = ((Partnership)history.AsOf(Viewpoint.On(day))).FindDeal("d");
                if (deal?.TermEndsOn != last || deal.Lifecycle == DealLifecycle.TermOver != isOver)
                    return false;
            }

            return true;
        }, iter: 30);

    /// <summary>The last day that a fact agrees on; null for a fact that agrees on none.</summary>
    private static DateOnly? LastDayOf(FactEvent fact) => fact switch
    {
        DealAmended amended => amended.Term?.To?.Latest,
        DealRenewed renewed => renewed.Until.Latest,
        _ => null,
    };

    private static History Recorded((FactEvent, PartialDate)[] facts) => facts
        .Select((fact, index) => new NewEntry { Id = $"e{index}", Event = fact.Item1, EffectiveOn = fact.Item2 })
        .Aggregate(
            History.Empty(Key).Record(
                [new NewEntry { Id = "f", Event = new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }] }, EffectiveOn = FirstDay }],
                DateTimeOffset.MinValue).OrThrow().After,
            (history, entry) => history.Record([entry], DateTimeOffset.MinValue).After);

    /// <summary>True if all that lapses on a day, after what had lapsed by the day before, came up on the day before.</summary>
    internal static bool WasUpcoming(History before, DateOnly day)
    {
        var upcoming = UpcomingItem.Of((Partnership)before.AsOf(Viewpoint.On(day.AddDays(-1))), within: 1).Select(item => (item.Kind, item.Thing)).ToList();
        return before.LapsedBy(day).All(lapse => upcoming.Contains(lapse.Event switch
        {
            DeadlineMissed { Milestone: { } milestone } => (UpcomingKind.Milestone, $"{milestone}"),
            CurePeriodLapsed lapsed => (UpcomingKind.Cure, $"{lapsed.Breach}"),
            OptionLapsed lapsed => (UpcomingKind.Option, $"{lapsed.Option}"),
            DealExpired expired => (UpcomingKind.Term, $"{expired.Deal}"),
            DealRenewed renewed => (UpcomingKind.Renewal, $"{renewed.Deal}"),
            var other => throw new InvalidOperationException($"{other.GetType().Name} does not lapse."),
        }));
    }

    private static History Passed(History history, DateOnly day) => history.Record(history.LapsedBy(day), DateTimeOffset.MaxValue).OrThrow().After;

    private static History Renewed(History history, DateOnly day) =>
        history.Record(history.LapsedBy(day).Where(entry => entry.Event is DealRenewed), DateTimeOffset.MaxValue).OrThrow().After;

    private static IEnumerable<DateOnly> Days(int apart) => Enumerable.Range(0, 501 / apart).Select(number => FirstDay.AddDays(number * apart));

    private static string Looked(History history) =>
        string.Join('\n', Days(3).Append(DateOnly.MaxValue).Select(day => RandomHistories.Seen(history, Viewpoint.On(day))));

    /// <summary>The state on each day, and what the monitor recorded and nobody took back.</summary>
    private static string Told(History history) => $"{Looked(history)}\n{string.Join('\n', history.Latest.Facts
        .Where(fact => DeadlineMonitor.Recorded(fact.Entry)).Select(fact => $"{fact.EffectiveOn} {fact.Event}"))}";
}
