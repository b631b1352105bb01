using Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Testing;

/// <summary>
/// Examples with the ledger in PostgreSQL, each in a database of its own and with a clock that only the test advances.
/// </summary>
public sealed class KeepingDeliveryNotes(Ledgers ledgers)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task tells_what_was_known_before_a_note_came_in_late()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2025, 4, 1, 9, 0, 0, TimeSpan.Zero));
        await using var test = await ledgers.NewLedgerAsync(clock, cancellationToken: Cancelled);
        await test.Ledger.RecordAsync(Deal.Stream, [Deal.Formed, Deal.Made], Cancelled);
        clock.Advance(TimeSpan.FromDays(30));
        var arrivedOn = Deal.Day.AddDays(10);
        await test.Ledger.RecordAsync(Deal.Stream, [new DeliveryNote("1", arrivedOn, 40).ToEntry()], Cancelled);

        var knownNow = await test.Ledger.AsOf(arrivedOn).CommitmentsAsync(Cancelled);
        var knownThen = await test.Ledger.AsOf(arrivedOn, clock.GetUtcNow().AddDays(-1)).CommitmentsAsync(Cancelled);
        Assert.Equal(Amount.Exactly(60, AmountUnit.Gpu), knownNow.Value["supplier-customer", "gpus"].Outstanding);
        Assert.Equal(Amount.Exactly(100, AmountUnit.Gpu), knownThen.Value["supplier-customer", "gpus"].Outstanding);
    }
}
