using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

public sealed class LawsOfAmounts
{
    /// <summary>A fraction of a fraction has more decimals than are kept; each step rounds outward by less than this.</summary>
    private const decimal Rounding = 0.0000001m;

    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>One commitment's life: made, then increased, grown by an option, delivered, reduced, paid and withdrawn from, each with a range of integers.</summary>
    private static readonly Gen<(char Kind, int Min, int Max, bool IsDisputed)[]> Lives =
        Gen.Select(Gen.OneOf('+', 'o', '-', 'r', 'p', 'w', '%'), Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 4], (kind, min, width, dispute) => (kind, min, min + width, dispute == 0)).Array[1, 5];

    [Fact]
    public void an_outstanding_amount_is_never_negative_and_nothing_once_closed() =>
        Gen.Select(Of(12), RandomHistories.Viewpoint).Sample((history, viewpoint) =>
            ((Partnership)history.AsOf(viewpoint)).Commitments.All(commitment =>
                commitment.Outstanding.Min >= 0
                && (commitment.Outstanding.Max is not { } max || max >= commitment.Outstanding.Min)
                && (commitment.IsOpen || commitment.Outstanding.IsNone)));

    [Fact]
    public void every_truth_inside_the_ranges_lies_inside_the_answer_and_both_ends_are_reached() =>
        Lives.Sample(life =>
        {
            var answer = Outstanding(life);
            var truths = Truths(life).ToList();
            return truths.TrueForAll(truth => answer.Min <= truth && truth <= answer.Max)
                && truths.Min() - answer.Min <= Rounding && answer.Max - truths.Max() <= Rounding;
        });

    [Fact]
    public void narrower_ranges_never_give_a_wider_answer() =>
        Gen.Select(Lives, Gen.Int[0, 4], Gen.Bool).Sample((life, which, fromBelow) =>
        {
            var narrowed = life.ToArray();
            ref var range = ref narrowed[which % life.Length];
            if (range.Kind is not ('%' or 'w' or 'o') && range.Min < range.Max)
                range = fromBelow ? range with { Min = range.Min + 1 } : range with { Max = range.Max - 1 };
            var (wide, narrow) = (Outstanding(life), Outstanding(narrowed));
            return wide.Min <= narrow.Min && narrow.Max <= wide.Max;
        });

    [Fact]
    public void an_open_end_is_never_lost_and_never_made_up() =>
        Gen.Select(RandomHistories.Amount, RandomHistories.Amount).Where((a, b) => a.Unit == b.Unit).Sample((a, b) =>
            a.Plus(b).IsOpenEnded == (a.IsOpenEnded || b.IsOpenEnded) && a.Less(b).IsOpenEnded == a.IsOpenEnded);

    private static Amount Outstanding((char Kind, int Min, int Max, bool IsDisputed)[] life)
    {
        (NewEntry, DateTimeOffset)[] facts =
        [
            Entry("made", new CommitmentMade { Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = Contracts.Amount.Exactly(8, "USD") }),
            Entry("granted", new OptionGranted { Option = "o", Holder = "ann", Amount = Contracts.Amount.AtLeast(100, "USD"), Increases = "c" }),
            .. life.Select((step, i) => Entry($"e{i}", Fact(step))),
        ];
        var disputes = life.Select((step, i) => (step, i)).Where(each => each.step.IsDisputed).Select(each => Entry($"d{each.i}", new EntryDisputed { Entry = $"e{each.i}", ByParty = "bob" }));
        var partnership = (Partnership)History.Empty(Key).Import(facts.Concat(disputes)).After.AsOf(Contracts.Viewpoint.Latest);
        return partnership.FindCommitment("c")?.Outstanding ?? default;
    }

    /// <summary>Every outstanding amount that some choice within the ranges leads to, by trying all choices.</summary>
    private static IEnumerable<decimal> Truths((char Kind, int Min, int Max, bool IsDisputed)[] life) =>
        life.Aggregate(Enumerable.Repeat(8m, 1), (reached, step) =>
            reached.Distinct().SelectMany(stood => Choices(step).Select(choice => step.Kind switch
            {
                '+' or 'o' => stood + choice,
                '%' => stood * (1 - choice),
                'w' => stood * (1 - choice),
                _ => Math.Max(0, stood - choice),
            })));

    private static IEnumerable<decimal> Choices((char Kind, int Min, int Max, bool IsDisputed) step) => step.Kind switch
    {
        '%' => step.IsDisputed ? [0m, (step.Min + 1) / 8m, (step.Min + 1) / 16m] : [(step.Min + 1) / 8m],
        'w' => step.IsDisputed ? [0m, 0.5m, 1m] : [1m],
        'o' => step.IsDisputed ? [0m, step.Min / 2m, step.Min] : [step.Min],
        _ => Enumerable.Range(step.IsDisputed ? 0 : step.Min, step.Max + 1 - (step.IsDisputed ? 0 : step.Min)).Select(choice => (decimal)choice),
    };

    private static FactEvent Fact((char Kind, int Min, int Max, bool IsDisputed) step) => step.Kind switch
    {
        '+' => new CommitmentIncreased { Commitment = "c", By = Contracts.Amount.Between(step.Min, step.Max, "USD") },
        '%' => new CommitmentWithdrawn { Commitment = "c", Fraction = new((step.Min + 1) / 8m) },
        'w' => new CommitmentWithdrawn { Commitment = "c", Fraction = new(1) },
        'o' => new OptionExercised { Option = "o", Amount = Contracts.Amount.Exactly(step.Min, "USD") },
        'r' => new CommitmentReduced { Commitment = "c", By = Contracts.Amount.Between(step.Min, step.Max, "USD") },
        'p' => new PaymentMade { Commitment = "c", Amount = Contracts.Amount.Between(step.Min, step.Max, "USD") },
        _ => new DeliveryAccepted { Commitment = "c", Amount = Contracts.Amount.Between(step.Min, step.Max, "USD") },
    };

    private static (NewEntry, DateTimeOffset) Entry(EntryId id, ContractEvent happened) =>
        (new NewEntry { Id = id, Event = happened, EffectiveOn = new DateOnly(2025, 1, 1) }, At);
}
