namespace Contracts.Tests.Laws;

public sealed class BoundingDisputes
{
    private static readonly DateTimeOffset At = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(10, false)]
    [InlineData(200, true)]
    public void gives_a_long_stream_of_many_disputed_facts_no_rows(int disputes, bool isExceeded)
    {
        var facts = Enumerable.Range(0, 1000).Select(i => new NewEntry { Id = $"e{i}", EffectiveOn = new DateOnly(2025, 1, 1), Event = Fact(i) });
        var disputed = Enumerable.Range(1, disputes).Select(i => new NewEntry { Id = $"d{i}", Event = new EntryDisputed { Entry = $"e{i}", ByParty = "bob" } });
        var history = History.Empty(RandomHistories.Key).Import(facts.Concat(disputed).Select(entry => (entry, At))).After;
        var steps = new BoundedSteps(history, since: 0, LedgerBound.Default, default);

        steps.Next();

        steps.IsExceeded.Should().Be(isExceeded);
    }

    private static FactEvent Fact(int i) => i == 0
        ? new CommitmentMade { Commitment = "c", Debtor = "ann", Creditor = "bob", Amount = Amount.Exactly(100_000, "USD") }
        : new PaymentMade { Commitment = "c", Amount = Amount.Exactly(1, "USD") };
}
