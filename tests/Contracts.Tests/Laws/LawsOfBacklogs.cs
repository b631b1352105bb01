using CsCheck;

namespace Contracts.Tests.Laws;

public sealed class LawsOfBacklogs
{
    private const decimal Rounding = 0.000001m;

    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One instalment for each maturity that is scheduled, the first of them overdue.</summary>
    private static readonly DateOnly[] DueDays = [new(2025, 1, 1), new(2026, 6, 1), new(2028, 6, 1), new(2030, 6, 1), new(2032, 6, 1)];

    /// <summary>A range, and which of its whole numbers is true.</summary>
    private static readonly Gen<(int Min, int Max, int True)> Range =
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 3], (min, width, pick) => (min, min + width, min + (pick % (width + 1))));

    /// <summary>What happens to it: more, less, a quarter withdrawn, or paid; what is taken begins at one of the parts; some of it is disputed.</summary>
    private static readonly Gen<(char Kind, (int Min, int Max, int True) Amount, int Begin, bool IsDisputed)[]> Lives =
        Gen.Select(Gen.OneOf('+', '-', 'w', '%', 'p', 'p'), Range, Gen.Int[0, 5], Gen.Int[0, 5], (kind, amount, begin, dispute) => (kind, amount, begin, dispute == 0)).Array[0, 4];

    [Fact]
    public void every_truth_lies_inside_the_parts_of_what_falls_due_in_instalments() =>
        Gen.Select(Range.Array[5], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 5], Lives).Sample((instalments, stated, beyond, begin, life) =>
        {
            var schedule = new Schedule { Instalments = [.. instalments.Select((instalment, i) => new Instalment { Due = DueDays[i], Amount = Usd(instalment.Min, instalment.Max) })] };
            var (least, most) = (instalments.Sum(instalment => instalment.Min), instalments.Sum(instalment => instalment.Max));
            decimal[] truth = [.. instalments.Select(instalment => (decimal)instalment.True), 0];
            if (stated == 1 && beyond > 0)
                Take(truth = [.. instalments.Select(instalment => (decimal)instalment.Min), 0], beyond, begin);
            else if (stated == 2 && beyond > 0)
                truth = [.. instalments.Select(instalment => (decimal)instalment.Max), beyond];
            var undertaken = stated switch { 0 => Usd(least, most), 1 => Amount.UpTo(most, "USD"), _ => Amount.AtLeast(least, "USD") };

            return Holds(schedule, undertaken, truth, life);
        });

    [Fact]
    public void every_truth_lies_inside_the_parts_of_what_is_spread_evenly() =>
        Gen.Select(Range, Gen.Int[1, 3_000], Lives).Sample((undertaken, days, life) =>
        {
            var schedule = new Schedule { Evenly = new Term { From = DueDays[0], To = DueDays[0].AddDays(days - 1) } };
            decimal[] truth = [.. Enumerable.Range(0, 6).Select(part => part == 5 ? 0 : undertaken.True * (decimal)DaysIn(part, days) / days)];

            return Holds(schedule, Usd(undertaken.Min, undertaken.Max), truth, life);
        });

    [Fact]
    public void parts_are_points_where_all_is_and_nothing_was_taken_but_by_paying() =>
        Gen.Select(Gen.Int[0, 4].Array[5], Gen.Int[0, 9].Array[0, 3]).Sample((instalments, payments) =>
        {
            var life = payments.Select(payment => ('p', (payment, payment, payment), 0, false)).ToArray();
            var schedule = new Schedule { Instalments = [.. instalments.Select((instalment, i) => new Instalment { Due = DueDays[i], Amount = Usd(instalment, instalment) })] };
            var left = Live([.. instalments.Select(instalment => (decimal)instalment), 0], life);
            return Parts(schedule, Usd(instalments.Sum(), instalments.Sum()), life).Parts.Select(part => part.IsPoint ? part.Min : -1).SequenceEqual(left);
        });

    private static bool Holds(Schedule schedule, Amount undertaken, decimal[] truth, (char, (int, int, int), int, bool)[] life)
    {
        var (parts, whole) = Parts(schedule, undertaken, life);
        var left = Live(truth, life);
        return IsInside(left.Sum(), whole) && left.Zip(parts).All(part => IsInside(part.First, part.Second));
    }

    private static bool IsInside(decimal truth, Total range) => range.Min <= truth + Rounding && (range.OpenEnded > 0 || truth <= range.Max + Rounding);

    private static (IReadOnlyList<Total> Parts, Total Whole) Parts(Schedule schedule, Amount undertaken, (char Kind, (int Min, int Max, int True) Amount, int Begin, bool IsDisputed)[] life)
    {
        (NewEntry, DateTimeOffset)[] entries =
        [
            Entry("made", new CommitmentMade { Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = undertaken, Schedule = schedule }),
            .. life.Select((step, i) => Entry($"e{i}", Fact(step.Kind, Usd(step.Amount.Min, step.Amount.Max)))),
            .. life.Select((step, i) => (step, i)).Where(each => each.step.IsDisputed).Select(each => Entry($"d{each.i}", new EntryDisputed { Entry = $"e{each.i}", ByParty = "bob" })),
        ];
        var backlog = CommitmentBoard.Of([History.Empty(RandomHistories.Key).Import(entries).After], Viewpoint.On(DueDays[0])).Portfolio.Backlogs.Single();
        return ([.. backlog.ByMaturity.Select(part => part.Total)], backlog.Whole);
    }

    /// <summary>What is left of each part when all this truly happened; of what is disputed, nothing did.</summary>
    private static decimal[] Live(decimal[] truth, (char Kind, (int Min, int Max, int True) Amount, int Begin, bool IsDisputed)[] life)
    {
        decimal[] left = [.. truth];
        foreach (var (kind, amount, begin, _) in life.Where(step => !step.IsDisputed))
        {
            if (kind == '+')
                left[5] += amount.True;
            else
                Take(left, kind == '%' ? left.Sum() / 4 : amount.True, kind == 'p' ? 0 : begin);
        }

        return left;
    }

    /// <summary>Takes so much, beginning at one part and going on with the next.</summary>
    private static void Take(decimal[] left, decimal amount, int begin)
    {
        for (var i = 0; i < left.Length; i++)
        {
            ref var part = ref left[(begin + i) % left.Length];
            var taken = Math.Min(part, amount);
            (part, amount) = (part - taken, amount - taken);
        }
    }

    private static int DaysIn(int part, int days)
    {
        DateOnly[] ends = [DueDays[0], DueDays[0].AddMonths(24), DueDays[0].AddMonths(48), DueDays[0].AddMonths(72), DateOnly.MaxValue];
        return Elapsed(ends[part]) - (part == 0 ? 0 : Elapsed(ends[part - 1]));

        int Elapsed(DateOnly day) => Math.Clamp(day.DayNumber - DueDays[0].DayNumber + 1, 0, days);
    }

    private static FactEvent Fact(char kind, Amount amount) => kind switch
    {
        '+' => new CommitmentIncreased { Commitment = "c", By = amount },
        '-' => new CommitmentReduced { Commitment = "c", By = amount },
        'w' => new CommitmentWithdrawn { Commitment = "c", Part = amount },
        '%' => new CommitmentWithdrawn { Commitment = "c", Fraction = new(0.25m) },
        _ => new PaymentMade { Commitment = "c", Amount = amount },
    };

    private static Amount Usd(int min, int max) => Amount.Between(min, max, "USD");

    private static (NewEntry, DateTimeOffset) Entry(EntryId id, ContractEvent happened) => (new NewEntry { Id = id, Event = happened, EffectiveOn = DueDays[0] }, At);
}
