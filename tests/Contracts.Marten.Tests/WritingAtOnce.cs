using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class WritingAtOnce(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const int Each = 6;
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task loses_no_entry_and_doubles_none(int writers)
    {
        var stream = await _ledger.CommittedStreamAsync();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++)
                await _ledger.RecordAsync(stream, [Increased(1, $"w{writer}-{i}"), Increased(1, $"w{writer}-{i}-too")], Cancelled);
        })));

        var history = await _ledger.HistoryAsync(stream, Cancelled);
        history.Entries.Select(entry => entry.Version).Should().Equal(Enumerable.Range(1, 2 + (writers * Each * 2)));
        history.Entries.Select(entry => entry.Id).Should().OnlyHaveUniqueItems();
        history.Entries.GroupBy(entry => entry.RecordedAt).Should().OnlyContain(batch => batch.Count() == 2).And.HaveCount(1 + (writers * Each));
        history.Entries.Select(entry => entry.RecordedAt).Should().BeInAscendingOrder();
        history.AsOf(Viewpoint.Latest).Should().BeOfType<Partnership>().Which.Commitments.Single().Outstanding.Should().Be(Usd(10 + (writers * Each * 2)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task begins_a_stream_once_however_many_begin_it(int writers)
    {
        for (var round = 0; round < Each; round++)
        {
            var stream = NewStream();
            await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(() =>
                _ledger.RecordAsync(stream, [Formed(), Made(), Increased(1, $"w{writer}")], Cancelled))));

            var history = await _ledger.HistoryAsync(stream, Cancelled);
            history.Entries.Select(entry => entry.Id.ToString()).Order().Should().Equal(["formed", "made", .. Enumerable.Range(0, writers).Select(writer => $"w{writer}")]);
            history.Entries.Select(entry => entry.RecordedAt).Distinct().Should().HaveCount(writers);
        }
    }

    [Fact]
    public async Task judges_the_loser_on_what_the_winner_recorded()
    {
        var stream = await _ledger.CommittedStreamAsync();
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            try
            {
                return (await _ledger.RecordAsync(stream, [Delivered(4, $"d{writer}", day: 5)], Cancelled)).Recorded.Count;
            }
            catch (ContractRuleException)
            {
                return 0;
            }
        })));

        deliveries.Sum().Should().Be(2, "of 10 only two times 4 can be delivered");
    }

    [Fact]
    public async Task gives_up_after_ten_races()
    {
        const string schema = "races";
        var ledger = fixture.LedgerIn(schema);
        await ledger.CommittedStreamAsync();
        await fixture.AskAsync<object>($"""
            create sequence {schema}.attempts; grant usage on sequence {schema}.attempts to public;
            create function {schema}.lose() returns trigger language plpgsql as $$ begin
                perform nextval('{schema}.attempts');
                raise exception 'another was first' using errcode = '23505', table = 'mt_streams';
            end $$;
            create trigger lose before insert on {schema}.mt_streams for each row when (new.id like 'partnership/%') execute function {schema}.lose();
            """);

        var recording = () => ledger.RecordAsync(NewStream(), [Formed()], Cancelled);
        await recording.Should().ThrowAsync<Marten.Exceptions.MartenCommandException>();
        (await fixture.AskAsync<long>($"select last_value from {schema}.attempts")).Should().Be(10);
    }
}
