using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfUpcoming
{
    /// <summary>The days on which something falls due: many are after all facts.</summary>
    private static readonly Gen<DateOnly> DueDay = Gen.Int[0, 24].Select(new DateOnly(2025, 1, 1).AddDays);

    private static readonly Gen<Viewpoint> Viewed = Gen.OneOf(RandomHistories.Viewpoint, DueDay.Select(day => Contracts.Viewpoint.On(day)));

    private static readonly Gen<Amount> Paid = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1], (min, width) => Contracts.Amount.Between(min, min + width, "USD"));

    private static readonly Gen<FactEvent> Scheduled = Gen.Select(RandomHistories.Commitment, DueDay, Paid, DueDay, Paid, (commitment, day, part, other, another) => (FactEvent)new CommitmentMade
    {
        Commitment = commitment, Debtor = "ann", Creditor = "bob", Amount = Contracts.Amount.Between(part.Min + another.Min, (part.Max + another.Max) ?? 0, "USD"),
        Schedule = new() { Instalments = [new() { Due = day, Amount = part }, new() { Due = other, Amount = another }] },
    });

    private static readonly Gen<Term> Window = DueDay.Select(last => new Term { To = last });

    private static readonly Gen<FactEvent> Entitled = Gen.OneOf(
        Window.Select(window => (FactEvent)new RightGranted { Right = "r1", Holder = "ann", Against = "bob", Kind = RightKind.Audit, Description = "as agreed", Window = window }),
        Window.Select(window => (FactEvent)new RightAmended { Right = "r1", Window = window }),
        DueDay.Select(until => (FactEvent)new RightWaived { Right = "r1", ByParty = "ann", Until = until }));

    private static readonly Gen<FactEvent> Fact = Gen.Frequency(
        (6, AwaitedFacts),
        (4, Scheduled),
        (2, Gen.Select(RandomHistories.Commitment, Paid, (commitment, amount) => (FactEvent)new PaymentMade { Commitment = commitment, Amount = amount })),
        (1, Gen.Select(RandomHistories.Commitment, Paid, (commitment, amount) => (FactEvent)new CommitmentReduced { Commitment = commitment, By = amount })),
        (3, Entitled),
        (1, DueDay.Select(due => (FactEvent)new MilestoneScheduled { Milestone = "m1", Due = due, GraceDays = 2, ByParty = "ann" })));

    private static readonly Gen<History> History = Gen.OneOf(Of(14), Gen.Select(Fact, RandomHistories.Day).Array[0, 14].Select(Imported));

    private static readonly Gen<int> Within = Gen.Frequency((5, Gen.Int[1, 12]), (1, Gen.Int[1, 3_660]));

    [Fact]
    public void every_item_lies_in_the_span_and_a_longer_one_only_adds_later_items() =>
        Gen.Select(History, Viewed, Within, Within).Sample((history, viewpoint, one, other) =>
        {
            var portfolio = CommitmentBoard.Of([history], viewpoint).Portfolio;
            var (shorter, last) = (portfolio.Upcoming(Math.Min(one, other)), viewpoint.AsOf.AddDays(Math.Min(one, other)));
            var longer = portfolio.Upcoming(Math.Max(one, other));
            return shorter.All(item => viewpoint.AsOf <= item.Day && item.Day <= last)
                && longer.Take(shorter.Count).SequenceEqual(shorter) && longer.Skip(shorter.Count).All(item => item.Day > last);
        });

    [Fact]
    public void every_item_is_of_a_party_that_it_names_or_of_all_in_its_stream() =>
        Gen.Select(History, Viewed, Within, RandomHistories.Party).Sample((history, viewpoint, within, party) =>
        {
            var board = CommitmentBoard.Of([history], viewpoint);
            var (all, its) = (board.Portfolio.Upcoming(within), board.Portfolio.Upcoming(within, party));
            return its.All(all.Contains)
                && all.Where(item => item.Party == party || item.Counterparty == party).All(its.Contains)
                && (its.Count == 0 || board.Partnerships.Single().Concerns(party));
        });

    [Fact]
    public void every_item_has_its_consequence_where_nothing_happens_until_the_day_is_over() =>
        Gen.Select(History, Viewed).Sample((history, viewpoint) =>
            CommitmentBoard.Of([history], viewpoint).Portfolio.Upcoming(12).All(item =>
                Later(history, viewpoint, item.Day.AddDays(1)) is not { } after || HasHappened(item, after)));

    [Fact]
    public void a_day_brings_nothing_that_was_not_told() =>
        Gen.Select(History, Viewed).Sample((history, viewpoint) =>
        {
            var told = CommitmentBoard.Of([history], viewpoint).Portfolio.Upcoming(25).Select(item => (item.Day, item.Thing)).ToHashSet();
            return Enumerable.Range(0, 25).Select(viewpoint.AsOf.AddDays).All(day =>
                Later(history, viewpoint, day.AddDays(1)) is not { IsDissolved: false } after || Later(history, viewpoint, day) is not { } before
                || Statuses(after).Except(Statuses(before)).All(brought => told.Contains((day, brought.Thing))));
        }, iter: 500);

    /// <summary>The partnership on a later day; null if something happens until then.</summary>
    private static Partnership? Later(History history, Viewpoint viewpoint, DateOnly day) =>
        history.AsOf(viewpoint with { AsOf = day }) is Partnership later && later.Facts.Count == history.AsOf(viewpoint).Facts.Count ? later : null;

    private static bool HasHappened(UpcomingItem item, Partnership after) => item.Kind switch
    {
        UpcomingKind.Milestone => after.FindMilestone(item.Thing)?.StatusOn(after.Viewpoint.AsOf) == DeadlineStatus.Late,
        UpcomingKind.Instalment => item.Amount?.Min == 0 || after.FindCommitment(item.Thing)?.HasOverdueInstalment(after.Viewpoint.AsOf) == true,
        UpcomingKind.Option => after.FindOption(item.Thing)?.Lifecycle == OptionLifecycle.WindowOver,
        UpcomingKind.Term => after.FindDeal(item.Thing)?.Lifecycle == DealLifecycle.TermOver,
        UpcomingKind.NonRenewalNotice => after.FindDeal(item.Thing)?.TermEndsOn <= item.Until,
        UpcomingKind.Renewal => after.FindDeal(item.Thing)?.TermEndsOn == item.Until,
        UpcomingKind.TerminationNotice => after.FindDeal(item.Thing)?.EndedBy is null,
        UpcomingKind.Cure => Cure.Of(after).Single(cure => cure.Breach == (Id<Breach>)item.Thing).Status == CureStatus.InBreach,
        _ => after.FindRight(item.Thing)?.Status == (item.Consequence == UpcomingConsequence.WindowOver ? RightStatus.WindowOver : RightStatus.InForce),
    };

    private static IEnumerable<(string Thing, string Status)> Statuses(Partnership partnership) =>
    [
        .. partnership.Milestones.Select(one => (one.Id.ToString(), $"{one.StatusOn(partnership.Viewpoint.AsOf) == DeadlineStatus.Late}")),
        .. partnership.Commitments.Select(one => (one.Id.ToString(), $"{one.IsOpen && !one.Outstanding.IsNone && one.HasOverdueInstalment(partnership.Viewpoint.AsOf)}")),
        .. partnership.Options.Where(one => !one.Left.IsNone).Select(one => (one.Id.ToString(), $"{one.Lifecycle}")),
        .. partnership.Deals.Select(one => (one.Id.ToString(), $"{one.Lifecycle == DealLifecycle.TermOver}")),
        .. Cure.Of(partnership).Select(one => (one.Breach.ToString(), $"{one.Status}")),
        .. partnership.Rights.Select(one => (one.Id.ToString(), $"{one.Status}")),
    ];

    private static History Imported((FactEvent Happened, DateOnly Day)[] facts) => Contracts.History.Empty(Key).Import(
        facts.Select((fact, index) => (new NewEntry { Id = $"e{index}", Event = fact.Happened, EffectiveOn = fact.Day }, DateTimeOffset.MinValue))).After;
}
