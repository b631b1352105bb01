using CsCheck;
using static Contracts.Tests.Laws.RandomHistories;

namespace Contracts.Tests.Laws;

/// <summary>One commitment, with a range of integers in each step: what is outstanding and exceeded is tried against every choice within the ranges.</summary>
public sealed class LawsOfBalances
{
    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<Step> Change =
        Gen.Select(Gen.OneOf('+', '-', 'p', 'x', 'r', 'm'), Gen.Int[0, 9], Gen.Int[0, 4], (kind, min, width) => new Step(kind, min, min + width));

    private static readonly Gen<Life> Lives =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 4], Gen.Bool, Change.Array[1, 4], (min, width, isMinimum, steps) => new Life(min, min + width, isMinimum, steps));

    /// <summary>
    /// A reduction is clipped where performance left too little, and a reversal proves performance: only together with
    /// a reduction that was not clipped is what stands without any performance the most that a reversal can leave.
    /// </summary>
    private static readonly Gen<Life> WithoutReversalsOfReduced =
        Lives.Where(life => Array.FindIndex(life.Steps, step => step.Kind == '-') is var reduced && (reduced < 0 || !life.Steps.Skip(reduced).Any(step => step.Kind == 'r')));

    [Fact]
    public void every_truth_without_a_conflict_gives_an_outstanding_inside_the_answer() =>
        Lives.Sample(life => life.TruthsWithoutConflict.All(truth => Holds(life.Answer.Outstanding, truth.Outstanding)));

    [Fact]
    public void every_truth_inside_the_ranges_gives_an_outstanding_and_an_excess_inside_the_answer() =>
        WithoutReversalsOfReduced.Sample(life =>
        {
            var answer = life.Answer;
            return life.Truths.TrueForAll(truth => Holds(answer.Outstanding, truth.Outstanding) && Holds(answer.Exceeded, truth.Exceeded));
        });

    /// <summary>
    /// Where some performance was allowed to exceed and some was not, a reversal of more than is certain tells how much
    /// was undertaken; the answer holds the truth then, and may be wider.
    /// </summary>
    private static bool MayBeWider(Life life) =>
        !life.IsMinimum && Array.FindIndex(life.Steps, step => step.Kind == 'x') is var exceeding && exceeding >= 0 && life.Steps.Skip(exceeding).Any(step => step.Kind == 'r');

    [Fact]
    public void both_ends_of_the_outstanding_are_reached() =>
        WithoutReversalsOfReduced.Where(life => !MayBeWider(life)).Sample(life =>
        {
            var (answer, truths) = (life.Answer.Outstanding, life.Truths.ConvertAll(truth => truth.Outstanding));
            return answer.Min == truths.Min() && answer.Max == truths.Max();
        });

    private static bool Holds(Amount answer, int truth) => answer.Min <= truth && truth <= (answer.Max ?? truth);

    private sealed record Life(int Min, int Max, bool IsMinimum, Step[] Steps)
    {
        public Commitment Answer
        {
            get
            {
                var made = new CommitmentMade { Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = Contracts.Amount.Between(Min, Max, "USD"), IsMinimum = IsMinimum };
                var facts = Steps.Select(step => step.Fact).Prepend(made)
                    .Select((fact, i) => (new NewEntry { Id = $"e{i}", Event = fact, EffectiveOn = new DateOnly(2025, 1, 1) }, At));
                return ((Partnership)History.Empty(Key).Import(facts).After.AsOf(Contracts.Viewpoint.Latest))["c"];
            }
        }

        public List<Books> Truths
        {
            get
            {
                List<Books> reached = [.. Enumerable.Range(Min, Max + 1 - Min).Select(made => new Books(made, 0))];
                foreach (var step in Steps)
                {
                    var next = step.IsLeftOut(reached, IsMinimum) ? reached : [.. reached.SelectMany(books => step.Happens(books, IsMinimum)).Distinct()];
                    reached = next.Count == 0 ? reached : next;
                }

                return reached;
            }
        }

        /// <summary>The truths in which nothing was clipped or left out; none where each history has a conflict.</summary>
        public IEnumerable<Books> TruthsWithoutConflict => Steps.Aggregate(
            Enumerable.Range(Min, Max + 1 - Min).Select(made => new Books(made, 0)),
            (reached, step) => [.. reached.SelectMany(books => step.HappensWithoutConflict(books, IsMinimum)).Distinct()]);

        public override string ToString() => $"{Min}-{Max}{(IsMinimum ? " at least" : "")}: {string.Join(' ', Steps.Select(step => $"{step.Kind}{step.Min}-{step.Max}"))}";
    }

    /// <summary>What is truly left, below 0 where more was performed, and what was performed.</summary>
    private sealed record Books(int Left, int Performed)
    {
        public int Outstanding => Math.Max(0, Left);

        public int Exceeded => Math.Max(0, -Left);
    }

    /// <summary>More or less undertaken, performed with or without leave to exceed, reversed, or amended to a total.</summary>
    private sealed record Step(char Kind, int Min, int Max)
    {
        public FactEvent Fact => Kind switch
        {
            '+' => new CommitmentIncreased { Commitment = "c", By = Range },
            '-' => new CommitmentReduced { Commitment = "c", By = Range },
            'p' => new PaymentMade { Commitment = "c", Amount = Range },
            'x' => new PaymentMade { Commitment = "c", Amount = Range, AllowsExcess = true },
            'r' => new PerformanceReversed { Commitment = "c", Amount = Range, Reason = ReversalReason.Refund },
            _ => new CommitmentAmended { Commitment = "c", To = Range },
        };

        private Amount Range => Contracts.Amount.Between(Min, Max, "USD");

        public bool IsLeftOut(List<Books> reached, bool isMinimum) => Kind switch
        {
            'r' => reached.TrueForAll(books => books.Performed < Min),
            'm' => !isMinimum && reached.TrueForAll(books => books.Performed > Max),
            _ => false,
        };

        public IEnumerable<Books> HappensWithoutConflict(Books books, bool isMinimum) => Enumerable.Range(Min, Max + 1 - Min)
            .Where(choice => Kind switch
            {
                '-' => choice <= books.Outstanding,
                'p' when !isMinimum => choice <= books.Outstanding,
                _ => true,
            })
            .SelectMany(choice => (this with { Min = choice, Max = choice }).Happens(books, isMinimum));

        public IEnumerable<Books> Happens(Books books, bool isMinimum)
        {
            var choices = Enumerable.Range(Min, Max + 1 - Min);
            return Kind switch
            {
                '+' => choices.Select(by => books with { Left = books.Left + by }),
                '-' => choices.Select(by => books with { Left = books.Left - Math.Min(by, books.Outstanding) }),
                'p' when !isMinimum => choices.Select(paid => Math.Min(paid, books.Outstanding)).Select(paid => new Books(books.Left - paid, books.Performed + paid)),
                'p' or 'x' => choices.Select(paid => new Books(books.Left - paid, books.Performed + paid)),
                'r' => choices.Where(reversed => reversed <= books.Performed).Select(reversed => new Books(books.Left + reversed, books.Performed - reversed)),
                _ => choices.Where(to => isMinimum || to >= books.Performed).Select(to => books with { Left = to - books.Performed }),
            };
        }
    }
}
