using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>Two commitments under one deal and what they are novated to, each step with a range of integers: the total is tried against every choice within the ranges.</summary>
public sealed class LawsOfTotals
{
    /// <summary>A fraction of a fraction has more decimals than are kept; each step rounds outward by less than this.</summary>
    private const decimal Rounding = 0.0000001m;

    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Step[]> Lives =
        Gen.Select(Gen.OneOf('+', '-', '%', 'w', 'n', 'a', 't'), Gen.Int[0, 2], Gen.Int[0, 6], Gen.Int[0, 2], Gen.Int[0, 4], (kind, target, min, width, dispute) => new Step(kind, $"c{target}", min, min + width, dispute == 0)).Array[1, 4];

    [Fact]
    public void every_truth_inside_the_ranges_comes_to_a_total_inside_the_answer() =>
        Lives.Sample(life =>
        {
            var answer = Answer(life);
            return Truths(life).TrueForAll(truth => answer.Min <= truth && truth <= answer.Max);
        });

    [Fact]
    public void both_ends_of_a_total_are_reached_where_no_novation_is_disputed() =>
        Lives.Where(life => !life.Any(step => step is { Kind: 'n' or 'a', IsDisputed: true })).Sample(life =>
        {
            var (answer, truths) = (Answer(life), Truths(life));
            return truths.Min() - answer.Min <= Rounding && answer.Max - truths.Max() <= Rounding;
        });

    private static Total Answer(Step[] life)
    {
        (NewEntry, DateTimeOffset)[] facts = [Entry("signed", new DealSigned { Deal = "d", Commitments = [Made("c0", 8), Made("c1", 5)] }), .. life.Select((step, i) => Entry($"e{i}", step.Fact))];
        var disputes = life.Select((step, i) => (step, i)).Where(each => each.step.IsDisputed).Select(each => Entry($"d{each.i}", new EntryDisputed { Entry = $"e{each.i}", ByParty = "bob" }));
        var partnership = (Partnership)History.Empty(Key).Import(facts.Concat(disputes)).After.AsOf(Contracts.Viewpoint.Latest);
        return Total.Of(AmountUnit.Usd, partnership.Commitments.Select(commitment => commitment.Outstanding));
    }

    private static List<decimal> Truths(Step[] life)
    {
        List<Books> reached = [new Books(new Dictionary<string, decimal> { ["c0"] = 8, ["c1"] = 5 }, [], HasEnded: false)];
        foreach (var step in life)
        {
            var most = reached.Max(books => books.Owed.GetValueOrDefault(step.Target));
            var next = reached.SelectMany(books => step.Happens(books, most)).ToList();
            reached = next.Count == 0 ? reached : [.. next.DistinctBy(books => books.ToString())];
        }

        return reached.ConvertAll(books => books.Owed.Values.Sum());
    }

    private static CommitmentMade Made(Id<Commitment> commitment, int amount) => new() { Commitment = commitment, Debtor = "ann", Creditor = "bob", Amount = Contracts.Amount.Exactly(amount, "USD") };

    private static (NewEntry, DateTimeOffset) Entry(EntryId id, ContractEvent happened) =>
        (new NewEntry { Id = id, Event = happened, EffectiveOn = new DateOnly(2025, 1, 1) }, At);

    /// <summary>What is truly owed of each commitment, which of them are closed, and whether their deal has ended.</summary>
    private sealed record Books(Dictionary<string, decimal> Owed, HashSet<string> Closed, bool HasEnded)
    {
        public Books Set(string commitment, decimal owed) => this with { Owed = new(Owed) { [commitment] = owed } };

        public Books Close(string commitment) => Set(commitment, 0) with { Closed = [.. Closed, commitment] };

        public IEnumerable<string> OpenOnes => Owed.Keys.Where(commitment => !Closed.Contains(commitment));

        public override string ToString() => $"{string.Join(' ', Owed)} {string.Join(' ', Closed)} {HasEnded}";
    }

    /// <summary>A thing that happens to a commitment: more, less, a fraction or the whole withdrawn, novated by an amount or all, or its deal ended with so much of it surviving.</summary>
    private sealed record Step(char Kind, string Target, int Min, int Max, bool IsDisputed)
    {
        private decimal Fraction => (Min + 1) / 8m;

        public FactEvent Fact => Kind switch
        {
            '+' => new CommitmentIncreased { Commitment = Target, By = Range },
            '-' => new PaymentMade { Commitment = Target, Amount = Range },
            '%' => new CommitmentWithdrawn { Commitment = Target, Fraction = new(Fraction) },
            'w' => new CommitmentWithdrawn { Commitment = Target, Whole = true },
            'n' => new CommitmentNovated { Commitment = Target, To = "c2", Novated = Contracts.Amount.Exactly(Min, "USD"), Replaces = CommitmentSide.Debtor, ByParty = "cas" },
            'a' => new CommitmentNovated { Commitment = Target, To = "c2", All = true, Replaces = CommitmentSide.Debtor, ByParty = "cas" },
            _ => new DealTerminated { Deal = "d", Cause = TerminationCause.Mutual, Survives = [new() { Commitment = Target, Amount = Range }] },
        };

        private Amount Range => Contracts.Amount.Between(Min, Max, "USD");

        /// <summary>The books to which each choice leads; none where the step cannot have happened.</summary>
        /// <remarks>Ranges have no gaps: where one choice has more than is novated or survives, and another less, a third has just as much.</remarks>
        public IEnumerable<Books> Happens(Books books, decimal most)
        {
            if (!books.Owed.TryGetValue(Target, out var stood) || books.Closed.Contains(Target) || (Kind is 'n' or 'a' && books.Owed.ContainsKey("c2")) || (Kind == 't' && books.HasEnded))
                return [books];
            return Kind switch
            {
                '+' => Choices.Select(choice => books.Set(Target, stood + choice)),
                '-' => Choices.Select(choice => books.Set(Target, Math.Max(0, stood - choice))),
                '%' => Shares(Fraction).Select(share => books.Set(Target, stood * (1 - share))),
                'w' => IsDisputed ? Shares(1).Select(share => books.Set(Target, stood * (1 - share))) : [books.Close(Target)],
                'n' => Shares(1).Select(share => share * Min).Concat(IsDisputed ? [Math.Min(Min, most)] : []).Where(gone => gone <= most).Select(gone => books.Set(Target, Math.Max(0, stood - gone)).Set("c2", gone)),
                'a' => IsDisputed ? Shares(1).Select(share => share * stood).Select(gone => books.Set(Target, stood - gone).Set("c2", gone)) : [books.Close(Target).Set("c2", stood)],
                _ => IsDisputed ? books.OpenOnes.Aggregate(Enumerable.Repeat(books, 1), (all, open) => all.SelectMany(each => Shares(1).Select(share => each.Set(open, each.Owed[open] * (1 - share))))) : Ended(books, most),
            };
        }

        private IEnumerable<Books> Ended(Books books, decimal most) =>
            Choices.Append(Math.Min(Max, most)).Where(stays => Min <= stays && stays <= most)
                .Select(stays => books.OpenOnes.Where(open => open != Target).Aggregate(books.Set(Target, stays) with { HasEnded = true }, (ended, open) => ended.Close(open)));

        private IEnumerable<decimal> Choices => Enumerable.Range(IsDisputed ? 0 : Min, Max + 1 - (IsDisputed ? 0 : Min)).Select(choice => (decimal)choice);

        private IEnumerable<decimal> Shares(decimal stated) => IsDisputed ? [0, stated / 2, stated] : [stated];
    }
}
