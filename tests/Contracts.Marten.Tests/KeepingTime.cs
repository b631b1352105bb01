using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;

namespace Contracts.Storage.Tests;

public sealed class KeepingTime(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private static readonly TimeSpan Microsecond = TimeSpan.FromMicroseconds(1);

    private readonly FakeTimeProvider _clock = new(Noon);

    [Fact]
    public async Task stamps_with_the_clock_cut_to_microseconds()
    {
        var ledger = LedgerAt();
        _clock.SetUtcNow(Noon.AddTicks(19));
        var stream = await ledger.CommittedStreamAsync();
        (await Stamps(ledger, stream)).Should().Equal(Noon + Microsecond, Noon + Microsecond);
    }

    [Fact]
    public async Task goes_on_by_microseconds_while_the_clock_stands_still()
    {
        var ledger = LedgerAt();
        var stream = await ledger.CommittedStreamAsync();
        await ledger.RecordAsync(stream, [Increased(1, "i1"), Increased(1, "i2")], Cancelled);
        await ledger.RecordAsync(stream, [Increased(1, "i3")], Cancelled);
        (await Stamps(ledger, stream)).Should().Equal(Noon, Noon, Noon + Microsecond, Noon + Microsecond, Noon + (2 * Microsecond));
    }

    [Fact]
    public async Task goes_on_by_microseconds_while_the_clock_runs_backwards()
    {
        var ledger = LedgerAt();
        var stream = await ledger.CommittedStreamAsync();
        _clock.AdjustTime(Noon.AddDays(-1));
        await ledger.RecordAsync(stream, [Increased(1, "i1")], Cancelled);
        _clock.AdjustTime(Noon.AddDays(1));
        await ledger.RecordAsync(stream, [Increased(1, "i2")], Cancelled);
        (await Stamps(ledger, stream)).Should().Equal(Noon, Noon, Noon + Microsecond, Noon.AddDays(1));
    }

    [Fact]
    public async Task comes_after_all_that_an_import_brought_even_out_of_order()
    {
        var ledger = LedgerAt();
        var stream = NewStream();
        await ledger.ImportAsync([Line(stream, Formed(), Noon.AddDays(9)), Line(stream, Made(), Noon.AddDays(-9))], cancellationToken: Cancelled);
        await ledger.RecordAsync(stream, [Increased(1, "more")], Cancelled);
        (await Stamps(ledger, stream)).Should().Equal(Noon.AddDays(9), Noon.AddDays(-9), Noon.AddDays(9) + Microsecond);
    }

    [Fact]
    public async Task is_the_same_in_sessions_of_another_time_zone()
    {
        var karachi = LedgerAt("Asia/Karachi");
        var utc = LedgerAt();
        var stream = NewStream();
        DateTimeOffset[] instants = [new(2025, 3, 10, 12, 0, 0, 123, 456, TimeSpan.Zero), new(2025, 3, 11, 1, 0, 0, TimeSpan.FromHours(5)), new(2024, 12, 31, 23, 59, 59, TimeSpan.Zero)];
        await karachi.ImportAsync([Line(stream, Formed(), instants[0]), Line(stream, Made(), instants[1]), Line(stream, Increased(1, "i1"), instants[2])], cancellationToken: Cancelled);
        await karachi.RecordAsync(stream, [Increased(1, "i2")], Cancelled);

        var stamps = await Stamps(karachi, stream);
        stamps.Should().Equal([.. instants, Noon]).And.OnlyContain(stamp => stamp.Offset == TimeSpan.Zero);
        (await Stamps(utc, stream)).Should().Equal(stamps);
        (await fixture.AskAsync<DateTime>("select max(timestamp) from contracts.mt_events where stream_id = '" + stream + "'")).Should().Be(Noon.UtcDateTime);
    }

    [Fact]
    public async Task asks_in_another_time_zone_as_in_any()
    {
        var karachi = LedgerAt("Asia/Karachi");
        var stream = await karachi.CommittedStreamAsync();
        (await karachi.AsOf(Day(2), Noon - Microsecond).PartnershipAsync(stream.Slug, Cancelled)).Value.Commitments.Should().BeEmpty();
        (await karachi.AsOf(Day(2), Noon).PartnershipAsync(stream.Slug, Cancelled)).Value.Commitments.Should().ContainSingle();
    }

    private IContractLedger LedgerAt(string timeZone = "UTC") =>
        fixture.Provide(options => options.ConnectionString += $";Timezone={timeZone}", _clock).GetRequiredService<IContractLedger>();

    private static async Task<IEnumerable<DateTimeOffset>> Stamps(IContractLedger ledger, StreamKey stream) =>
        (await ledger.HistoryAsync(stream, Cancelled)).Entries.Select(entry => entry.RecordedAt);
}
