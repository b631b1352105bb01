using Microsoft.Extensions.DependencyInjection;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class ReadingTheLedger(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task gives_an_empty_history_of_what_nobody_recorded()
    {
        var stream = NewStream();
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(0);
        (await _ledger.AsOf(Day(1)).PartnershipAsync(stream.Slug, Cancelled)).Value.IsFormed.Should().BeFalse();
    }

    [Fact]
    public async Task gives_nothing_where_the_store_is_still_to_be_made() =>
        (await fixture.LedgerIn("untouched").HistoriesAsync(Cancelled).CountAsync(Cancelled)).Should().Be(0);

    [Fact]
    public async Task gives_the_same_histories_in_one_scan_as_stream_by_stream()
    {
        var ledger = fixture.LedgerIn("scanned");
        for (var i = 0; i < 20; i++)
            await ledger.CommittedStreamAsync();
        await ledger.RecordAsync(StreamKey.Organization("a"), [new NewEntry { Id = "f", Event = new OrganizationFounded { Name = "A" }, EffectiveOn = Day(1) }], Cancelled);

        var scanned = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);
        scanned.Select(history => history.Stream).Should().BeInAscendingOrder().And.HaveCount(21);
        foreach (var history in scanned)
            (await ledger.HistoryAsync(history.Stream, Cancelled)).ShouldKeep(history.Entries);
    }

    [Fact]
    public async Task can_stop_in_the_middle_of_a_scan()
    {
        await _ledger.CommittedStreamAsync();
        await _ledger.CommittedStreamAsync();
        (await _ledger.HistoriesAsync(Cancelled).FirstAsync(Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task shows_who_owes_whom_over_all_streams()
    {
        var ledger = fixture.LedgerIn("board");
        var streams = new[] { await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync() };

        var board = (await ledger.AsOf(Day(2)).CommitmentsAsync(Cancelled)).Value;
        board[streams[0].Slug, "c"].Outstanding.Should().Be(Usd(10));
        board.Totals.Single().Firm.Min.Should().Be(20);
        (await ledger.AsOf(Day(1)).CommitmentsAsync(Cancelled)).Value.Commitments.Should().BeEmpty();
    }

    [Theory]
    [InlineData("contracts.commitment-made.v2")]
    [InlineData("contracts.commitment-promised.v1")]
    public async Task says_what_it_does_not_know(string type)
    {
        var ledger = fixture.LedgerIn("newer");
        var stream = await ledger.CommittedStreamAsync();
        await fixture.AskAsync<object>($"update newer.mt_events set type = '{type}' where stream_id = '{stream}' and version = 2");

        Func<Task>[] readings =
        [
            () => ledger.HistoryAsync(stream, Cancelled),
            () => ledger.HistoriesAsync(Cancelled).CountAsync(Cancelled).AsTask(),
            () => ledger.RecordAsync(stream, [Increased(1, "more")], Cancelled),
        ];
        foreach (var reading in readings)
            (await reading.Should().ThrowAsync<UnknownEventException>().WithMessage("*newer version*")).Which.EventType.Should().Be(type);
        await fixture.AskAsync<object>($"delete from newer.mt_streams where id = '{stream}'");
    }

    [Fact]
    public async Task carries_along_what_a_newer_version_recorded_where_that_is_asked_for()
    {
        var ledger = fixture.Provide(options => (options.SchemaName, options.CarryUnknownEvents) = ("carrying", true), fixture.Clock).GetRequiredService<IContractLedger>();
        var streams = new[] { await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync(), await ledger.CommittedStreamAsync() };
        foreach (var (stream, type) in streams.Zip(["contracts.deal-paused.v7", "contracts.deal-praised.v1", "contracts.deal-paused.v7"]))
            await fixture.AskAsync<object>($"update carrying.mt_events set type = '{type}', data = '{{\"deal\": \"d\"}}' where stream_id = '{stream}' and version = 2");

        var history = await ledger.HistoryAsync(streams[0], Cancelled);
        var scanned = await ledger.HistoriesAsync(Cancelled).ToListAsync(Cancelled);

        scanned.Select(each => each.Stream).Should().BeEquivalentTo(streams);
        scanned.Select(each => each.Entries[1].Event).Should().AllBeOfType<UnknownEvent>();
        Export(history).Should().Contain("\"type\":\"contracts.deal-paused.v7\"").And.Contain("\"effectiveon\":\"2025-03-02\"").And.EndWith("\"data\":{\"deal\":\"d\"}}\n");
        (await ledger.AsOf(Viewpoint.Latest).CommitmentsAsync(Cancelled)).Value.Should().Match<CommitmentBoard>(board => board.Commitments.Count == 0 && board.Anomalies.Count == 0);
        await FluentActions.Awaiting(() => ledger.RecordAsync(streams[0], [Increased(1, "more")], Cancelled)).Should().ThrowAsync<UnknownEventException>();
        await FluentActions.Awaiting(() => ledger.PreviewAsync(streams[0], [Increased(1, "more")], Cancelled)).Should().ThrowAsync<UnknownEventException>();
        await FluentActions.Awaiting(() => ledger.ImportAsync([Line(streams[0], Increased(1, "more"), null)], cancellationToken: Cancelled)).Should().ThrowAsync<UnknownEventException>();
    }

    private static string Export(History history)
    {
        var utf8 = new MemoryStream();
        foreach (var entry in history.Entries)
            new HistoryWriter(utf8).Write(entry);
        return System.Text.Encoding.UTF8.GetString(utf8.ToArray());
    }
}
