using Contracts.Benchmarks.Measuring;
using Contracts.Benchmarks.Stores;
using Contracts.Storage;

namespace Contracts.Benchmarks.Importing;

/// <summary>One long stream whose entries are dated at random, beside one of the same entries in order, with their rows.</summary>
internal sealed class ImportingAtRandom(Measure measure) : Comparison
{
    private const int Entries = 20_000;
    private const int Commitments = 400;
    private const int Days = 3650;

    private static readonly DateOnly First = new(2015, 1, 1);
    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private OurStore? _ours;
    private int _streams;

    public override string Name => measure == Measure.Time ? "import one stream of 20,000 entries dated at random, ledger inline" : "import one stream at random, memory";

    public override string Reference => "the same entries in order";

    public override Goal Goal => Goal.CostsAtMost(measure == Measure.Time ? 3 : 2);

    public override Measure Measure => measure;

    public override bool IsLong => true;

    public override async Task PrepareAsync(Place place)
    {
        _ours = Own(new OurStore(await place.NewDatabaseAsync(), LedgerUpkeep.Inline));
        await ImportAsync(isAtRandom: true, entries: 2000);
    }

    public override Task OursAsync() => ImportAsync(isAtRandom: true, Entries);

    public override Task ReferenceAsync() => ImportAsync(isAtRandom: false, Entries);

    private Task ImportAsync(bool isAtRandom, int entries) => _ours?.ImportAsync([OfStream(++_streams, isAtRandom, entries)]) ?? Task.CompletedTask;

    private static List<Entry> OfStream(int number, bool isAtRandom, int count)
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
                : i <= Commitments ? new CommitmentMade { Commitment = $"c{i}", Debtor = customer, Creditor = supplier, Amount = Amount.Exactly(1_000_000, "USD") }
                : new PaymentMade { Commitment = $"c{random.Next(Commitments) + 1}", Amount = Amount.Exactly(random.Next(1, 1000), "USD") },
            EffectiveOn = i <= Commitments ? First : First.AddDays(isAtRandom ? random.Next(Days) : (int)((long)i * Days / count)),
            Source = new Source("https://example.org/long") { Publisher = "Alpha", Kind = SourceKind.Filing },
        })];
    }
}
