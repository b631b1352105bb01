using Contracts.Tests.Laws;
using CsCheck;

namespace Contracts.Storage.Tests;

/// <summary>Hostile histories of commitments that fall due over ten years, in instalments and evenly, and of what becomes of them.</summary>
internal static class ScheduledHistories
{
    private static readonly DateOnly First = new(2026, 1, 31);

    /// <summary>Days near the ends of months, so that many lie on a bound of a maturity or beside it.</summary>
    private static readonly Gen<DateOnly> Day =
        Gen.Select(Gen.OneOf(Gen.Int[-6, 12], Gen.Int[0, 110], Gen.Int[0, 5].Select(half => half * 24)), Gen.Int[-1, 1], (months, days) => First.AddMonths(months).AddDays(days));

    public static readonly Gen<Viewpoint> Viewpoint = Gen.Select(
        Gen.Frequency((30, Day), (1, Gen.Const(DateOnly.MaxValue)), (1, Gen.Const(DateOnly.MinValue)), (1, Gen.Const(new DateOnly(9995, 2, 28)))), RandomHistories.Instant, RandomHistories.Policy,
        (day, known, policy) => new Viewpoint { AsOf = day, KnownAt = known, Evidence = policy });

    private static readonly Gen<PartialDate> Date = Gen.Select(Day, Gen.Int[0, 9], (day, form) => form switch
    {
        0 => PartialDate.InMonth(day.Year, day.Month),
        1 => PartialDate.InYear(day.Year),
        2 => PartialDate.OnOrBefore(day),
        _ => PartialDate.On(day),
    });

    /// <summary>The last day of the calendar, too.</summary>
    private static readonly Gen<PartialDate> Due = Gen.Frequency((19, Date), (1, Gen.Const(PartialDate.On(DateOnly.MaxValue))));

    private static readonly Gen<AmountUnit> Unit = Gen.Frequency((15, Gen.Const(AmountUnit.Usd)), (1, Gen.Const(AmountUnit.Gpu)));

    private static readonly Gen<decimal> Number = Gen.Frequency(
        (12, Gen.Int[0, 900].Select(value => (decimal)value)), (3, Gen.Int[0, 900].Select(value => value / 100m)), (1, Gen.Int[0, 9].Select(value => value + 0.00000001m)), (1, Gen.Const(123_456_789_012_345_678.00000001m)));

    private static Gen<Amount> AmountIn(AmountUnit unit) => Gen.Select(Gen.Int[0, 11], Number, Number, (form, a, b) => form switch
    {
        0 => Amount.AtLeast(a, unit),
        1 => Amount.UpTo(a, unit),
        2 or 3 => Amount.Between(Math.Min(a, b), Math.Max(a, b), unit),
        4 => Amount.Unknown(unit),
        5 or 6 => Amount.About(a, unit),
        _ => Amount.Exactly(a, unit),
    });

    private static readonly Gen<Amount> Amounts = Unit.SelectMany(AmountIn);

    private static readonly Gen<Term> Evenly = Gen.Select(Date, Due, (one, other) =>
        one.Latest <= other.Latest || one.Precision == DatePrecision.OnOrBefore ? new Term { From = one, To = other } : new Term { From = PartialDate.On(other.Latest), To = PartialDate.On(one.Latest) });

    private static Gen<Schedule> ScheduleIn(AmountUnit unit) => Gen.Frequency(
        (3, Gen.Select(Due, AmountIn(unit), (due, amount) => new Instalment { Due = due, Amount = amount }).Array[1, 6].Select(instalments => new Schedule { Instalments = instalments })),
        (2, Evenly.Select(term => new Schedule { Evenly = term })));

    private static readonly Gen<CommitmentMade> Made = Unit.SelectMany(unit => Gen.Select(RandomHistories.Commitment, RandomHistories.Party, AmountIn(unit), ScheduleIn(unit), Gen.Int[0, 15], Gen.Int[0, 3],
        (commitment, creditor, amount, schedule, form, sum) => new CommitmentMade
        {
            Commitment = commitment,
            Debtor = creditor == "ann" ? "bob" : "ann",
            Creditor = creditor,
            Amount = sum > 0 && schedule.Instalments?.Select(instalment => instalment.Amount).Aggregate((all, each) => all.Plus(each)) is { IsApproximate: false, Max: < Amount.Largest } stated
                ? Amount.Between(stated.Min, stated.Max ?? 0, unit)
                : amount,
            Schedule = form == 0 ? null : schedule,
            IsMinimum = form is 1 or 2,
            Nature = form == 3 ? CommitmentNature.Contingent : null,
            PassesOn = form == 4 ? "c1" : default(Id<Commitment>?),
            Deal = form is > 4 and < 9 ? "d1" : default(Id<Deal>?),
        }));

    private static readonly Gen<FactEvent> Fact = Gen.Frequency(
        (8, Made.Select(made => (FactEvent)made)),
        (3, Gen.Select(RandomHistories.Commitment, Unit.SelectMany(ScheduleIn), (commitment, schedule) => (FactEvent)new CommitmentRescheduled { Commitment = commitment, Schedule = schedule })),
        (2, Gen.Select(RandomHistories.Commitment, Amounts, (commitment, to) => (FactEvent)new CommitmentAmended { Commitment = commitment, To = to })),
        (2, Gen.Select(RandomHistories.Commitment, Amounts, (commitment, by) => (FactEvent)new CommitmentIncreased { Commitment = commitment, By = by })),
        (2, Gen.Select(RandomHistories.Commitment, Amounts, (commitment, by) => (FactEvent)new CommitmentReduced { Commitment = commitment, By = by })),
        (2, RandomHistories.Commitment.Select(commitment => (FactEvent)new CommitmentWithdrawn { Commitment = commitment, Fraction = new(0.25m) })),
        (8, Gen.Select(RandomHistories.Commitment, Amounts, Gen.Bool, (commitment, amount, excess) => (FactEvent)new PaymentMade { Commitment = commitment, Amount = amount, AllowsExcess = excess })),
        (2, Gen.Select(RandomHistories.Commitment, Amounts, (commitment, amount) => (FactEvent)new PerformanceReversed { Commitment = commitment, Amount = amount, Reason = ReversalReason.Refund })),
        (1, RandomHistories.Commitment.Select(commitment => (FactEvent)new CommitmentNovated { Commitment = commitment, To = "c9", Replaces = CommitmentSide.Creditor, ByParty = "cas", All = true })),
        (1, Gen.Const(() => (FactEvent)new DealSuspended { Deal = "d1", TollsDeadlines = true })),
        (1, Gen.Const(() => (FactEvent)new DealResumed { Deal = "d1" })));

    private static Gen<(NewEntry Entry, DateTimeOffset At)> Later(int count) => Gen.Select(
        Gen.Frequency(
            (16, Fact.Select(fact => (ContractEvent)fact)),
            (1, Gen.Int[0, count].Select(target => (ContractEvent)new EntryRetracted { Entry = $"e{target}" })),
            (1, Gen.Select(Gen.Int[0, count], Made, (target, made) => (ContractEvent)new EntryCorrected { Entry = $"e{target}", Event = made })),
            (2, Gen.Int[0, count].Select(target => (ContractEvent)new EntryDisputed { Entry = $"e{target}", ByParty = "ann" }))),
        Day.Select(day => new DateOnly(Math.Min(day.Year, 2029), day.Month, 1)), Gen.Frequency((5, Gen.Const(Standing.Confirmed)), (1, Gen.Enum<Standing>())), RandomHistories.Instant,
        (happened, day, standing, at) => (new NewEntry { Event = happened, EffectiveOn = day, Standing = standing }, at));

    /// <summary>Histories of up to so many entries. What is the case begins with a commitment.</summary>
    public static Gen<History> Of(int most) => Gen.Int[1, most].SelectMany(count => Gen.Select(Made, Later(count).Array[count], (made, later) => History.Empty(RandomHistories.Key).Import(
    [
        (Begun("formed", new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }, new() { Id = "cas" }] }), Beginning),
        (Begun("deal", new DealSigned { Deal = "d1" }), Beginning),
        (Begun("e0", made), Beginning),
        .. later.Select((each, i) => (each.Entry with { Id = $"e{i + 1}" }, each.At)),
    ]).After));

    private static DateTimeOffset Beginning => new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static NewEntry Begun(string id, ContractEvent happened) => new() { Id = id, Event = happened, EffectiveOn = new DateOnly(2025, 6, 1) };
}
