namespace Contracts.Benchmarks.Generating;

/// <summary>One long stream of payments, dated in the order in which they are recorded, or at random.</summary>
internal static class LongStream
{
    private const int Days = 3650;

    private static readonly DateOnly First = new(2015, 1, 1);
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<Entry> Entries(int number, bool isAtRandom, int count, int commitments)
    {
        var random = new Random(number);
        var stream = StreamKey.Partnership($"long-{number}");
        var (customer, supplier) = ($"customer-{number}", $"supplier-{number}");
        return [.. Enumerable.Range(0, count).Select(i => new Entry
        {
            Id = $"e{i}",
            Stream = stream,
            Version = i + 1,
            RecordedAt = Start.AddMinutes(i),
            Event = i == 0 ? new PartnershipFormed { Parties = [new Party { Id = customer }, new Party { Id = supplier }] }
                : i <= commitments ? new CommitmentMade { Commitment = $"c{i}", Debtor = customer, Creditor = supplier, Amount = Amount.Exactly(1_000_000, "USD") }
                : new PaymentMade { Commitment = $"c{random.Next(commitments) + 1}", Amount = Amount.Exactly(random.Next(1, 1000), "USD") },
            EffectiveOn = i <= commitments ? First : First.AddDays(isAtRandom ? random.Next(Days) : (int)((long)i * Days / count)),
            Source = new Source("https://example.org/long") { Publisher = "Alpha", Kind = SourceKind.Filing },
        })];
    }
}
