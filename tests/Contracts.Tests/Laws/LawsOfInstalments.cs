using CsCheck;

namespace Contracts.Tests.Laws;

/// <summary>Instalments of a minimum, held against books that are kept for each of them.</summary>
public sealed class LawsOfInstalments
{
    private static readonly DateOnly FirstDay = new(2025, 1, 1);

    [Fact]
    public void each_of_a_minimum_is_filled_exceeded_and_taken_back_for_itself() =>
        Gen.Select(Gen.Int[1, 9].Array[1, 4], Gen.Select(Gen.Int[-9, 12], Gen.Int[0, 45]).Array[0, 8]).Sample((instalments, acts) =>
        {
            var facts = acts.Where(act => act.Item1 != 0).OrderBy(act => act.Item2).ToList();
            var (books, recorded) = (new Books(instalments), Undertaken(instalments));
            foreach (var (amount, day) in facts)
            {
                if (-amount > books.Performed)
                    continue;
                books.Change(amount, day);
                recorded = recorded.Record([Fact(recorded.Version, amount, day)], DateTimeOffset.MinValue).OrThrow().After;
            }

            var commitment = ((Partnership)recorded.Latest)["c"];
            return commitment.Outstanding == Usd(books.Outstanding) && commitment.Exceeded == Usd(books.Exceeded) && commitment.Performed == Usd(books.Performed);
        });

    private static History Undertaken(int[] instalments) => History.Empty(StreamKey.Partnership("p")).Record(
        [
            new NewEntry { Id = "f", Event = new PartnershipFormed { Parties = [new() { Id = "ann" }, new() { Id = "bob" }] }, EffectiveOn = FirstDay },
            new NewEntry
            {
                Id = "c",
                Event = new CommitmentMade
                {
                    Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = Usd(instalments.Sum()), IsMinimum = true,
                    Schedule = new() { Instalments = [.. instalments.Select((amount, index) => new Instalment { Due = FirstDay.AddDays(Books.DueDay(index)), Amount = Usd(amount) })] },
                },
                EffectiveOn = FirstDay,
            },
        ],
        DateTimeOffset.MinValue).OrThrow().After;

    private static NewEntry Fact(int number, int amount, int day) => new()
    {
        Id = $"e{number}",
        Event = amount > 0
            ? new PaymentMade { Commitment = "c", Amount = Usd(amount) }
            : new PerformanceReversed { Commitment = "c", Amount = Usd(-amount), Reason = ReversalReason.Chargeback },
        EffectiveOn = FirstDay.AddDays(day),
    };

    private static Amount Usd(int amount) => Amount.Exactly(amount, AmountUnit.Usd);

    /// <summary>What was performed of each instalment, perhaps beyond it.</summary>
    private sealed class Books(int[] instalments)
    {
        private readonly int[] _performed = new int[instalments.Length];

        public int Performed => _performed.Sum();

        public int Outstanding => instalments.Zip(_performed, (due, performed) => Math.Max(0, due - performed)).Sum();

        public int Exceeded => instalments.Zip(_performed, (due, performed) => Math.Max(0, performed - due)).Sum();

        public static int DueDay(int index) => 10 * (index + 1);

        public void Change(int amount, int day)
        {
            if (amount < 0)
            {
                for (var at = instalments.Length - 1; at >= 0; at--)
                {
                    var taken = Math.Min(-amount, _performed[at]);
                    (_performed[at], amount) = (_performed[at] - taken, amount + taken);
                }

                return;
            }

            var current = Math.Min(instalments.Length - 1, Enumerable.Range(0, instalments.Length).TakeWhile(index => DueDay(index) < day).Count());
            for (var at = 0; at < current; at++)
            {
                var filled = Math.Clamp(instalments[at] - _performed[at], 0, amount);
                (_performed[at], amount) = (_performed[at] + filled, amount - filled);
            }

            _performed[current] += amount;
        }
    }
}
