using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class ReadingAgain(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task gives_the_same_history_while_nothing_is_recorded()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var first = await _ledger.HistoryAsync(stream, Cancelled);
        (await _ledger.HistoryAsync(stream, Cancelled)).Should().BeSameAs(first);
    }

    [Fact]
    public async Task gives_a_partnership_of_the_entries_that_were_read_before()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var history = await _ledger.HistoryAsync(stream, Cancelled);
        var partnership = (await _ledger.AsOf(Viewpoint.Latest).PartnershipAsync(stream.Slug, Cancelled)).Value;
        partnership.Facts.Select(fact => fact.Entry).Should().Equal(history.Entries, ReferenceEquals);
    }

    [Fact]
    public async Task shows_what_another_host_recorded_meanwhile()
    {
        var other = fixture.Provide(_ => { }, fixture.Clock).GetRequiredService<IContractLedger>();
        var stream = await _ledger.CommittedStreamAsync();
        await _ledger.HistoryAsync(stream, Cancelled);
        await other.RecordAsync(stream, [Increased(5, "more")], Cancelled);

        (await _ledger.HistoryAsync(stream, Cancelled)).ShouldKeep((await other.HistoryAsync(stream, Cancelled)).Entries);
        (await _ledger.PreviewAsync(stream, [Delivered(15, "d1", day: 4)], Cancelled)).IsRefused.Should().BeFalse();
        (await _ledger.RecordAsync(stream, [Delivered(15, "d1", day: 4)], Cancelled)).Recorded.Single().Version.Should().Be(4);
        (await other.PreviewAsync(stream, [Delivered(1, "d2", day: 5)], Cancelled)).IsRefused.Should().BeTrue();
    }

    [Fact]
    public async Task keeps_what_was_read_before_as_it_was()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var before = await _ledger.HistoryAsync(stream, Cancelled);
        await _ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(3);
        before.Version.Should().Be(2);
    }

    [Fact]
    public async Task notices_a_store_that_was_wiped_and_filled_again_with_entries_of_the_same_ids()
    {
        var ledger = fixture.LedgerIn("wiped");
        var stream = await ledger.CommittedStreamAsync();
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
        await WipeAsync("wiped");
        (await ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(0);

        await ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);
        await ledger.HistoryAsync(stream, Cancelled);
        await WipeAsync("wiped");
        var again = await fixture.LedgerIn("wiped").RecordAsync(stream, [Formed(), Made(amount: 7)], Cancelled);
        (await ledger.HistoryAsync(stream, Cancelled)).ShouldKeep(again.Recorded);
    }

    [Fact]
    public async Task records_onto_a_store_that_was_restored_to_an_earlier_state()
    {
        var ledger = fixture.LedgerIn("restored");
        var stream = await ledger.CommittedStreamAsync();
        await ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled);
        await ledger.HistoryAsync(stream, Cancelled);
        await fixture.AskAsync<object>($"delete from restored.mt_events where stream_id = '{stream}' and version = 3; update restored.mt_streams set version = 2 where id = '{stream}'");

        var outcome = await ledger.RecordAsync(stream, [Increased(6, "other")], Cancelled);
        outcome.Recorded.Single().Version.Should().Be(3);
        (await ledger.HistoryAsync(stream, Cancelled)).Entries.Select(entry => entry.Id.ToString()).Should().Equal("formed", "made", "other");
    }

    [Fact]
    public async Task never_keeps_more_entries_than_it_may()
    {
        using var recent = new RecentHistories(mostEntries: 5);
        await using var session = fixture.Store.QuerySession();
        var large = await _ledger.CommittedStreamAsync();
        await _ledger.RecordAsync(large, [.. Enumerable.Range(1, 4).Select(i => Increased(1, $"i{i}"))], Cancelled);
        for (var i = 0; i < 4; i++)
        {
            await session.ReadHistoryAsync(await _ledger.CommittedStreamAsync(), recent, Cancelled);
            recent.Entries.Should().BeLessThanOrEqualTo(5);
        }

        (await session.ReadHistoryAsync(large, recent, Cancelled)).Version.Should().Be(6);
        recent.Find(session, large).Should().BeNull();
        recent.Entries.Should().BeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task reads_everything_where_nothing_may_be_kept()
    {
        var ledger = fixture.Provide(options => options.CacheEntries = 0, fixture.Clock).GetRequiredService<IContractLedger>();
        var stream = await ledger.CommittedStreamAsync();
        var first = await ledger.HistoryAsync(stream, Cancelled);
        var second = await ledger.HistoryAsync(stream, Cancelled);
        second.Should().NotBeSameAs(first);
        second.ShouldKeep(first.Entries);
    }

    [Fact]
    public async Task never_goes_back_while_many_read_and_one_records()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var recording = Task.Run(async () =>
        {
            for (var i = 0; i < 20; i++)
                await _ledger.RecordAsync(stream, [Increased(1, $"i{i}")], Cancelled);
        }, Cancelled);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var seen = 0; !recording.IsCompleted;)
            {
                var version = (await _ledger.HistoryAsync(stream, Cancelled)).Version;
                version.Should().BeGreaterThanOrEqualTo(seen);
                seen = version;
            }
        }, Cancelled)).Append(recording));
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(22);
    }

    private async Task WipeAsync(string schema)
    {
        await using var source = NpgsqlDataSource.Create(fixture.ConnectionString);
        await using var wiping = source.CreateCommand(
            $"truncate {schema}.mt_events, {schema}.mt_streams, {schema}.ledger_row, {schema}.ledger_own_row, {schema}.ledger_corner, {schema}.ledger_corner_rolled cascade; select setval('{schema}.mt_events_sequence', 1, false)");
        await wiping.ExecuteNonQueryAsync(Cancelled);
    }
}
