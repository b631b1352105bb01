using Contracts.Storage.Tests.Monitoring;
using JasperFx.Events;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class ExpectingAVersion(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private readonly IContractLedger _ledger = fixture.Ledger;

    [Fact]
    public async Task records_onto_that_version()
    {
        var stream = NewStream();
        await _ledger.RecordAsync(stream, [Formed(), Made()], expectedVersion: 0, Cancelled);
        var outcome = await _ledger.RecordAsync(stream, [Increased(1, "more")], expectedVersion: 2, Cancelled);
        outcome.After.Version.Should().Be(3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task refuses_to_record_onto_another(int expected)
    {
        var stream = await _ledger.CommittedStreamAsync();
        var recording = () => _ledger.RecordAsync(stream, [Increased(1, "more")], expected, Cancelled);
        await recording.Should().ThrowAsync<EventStreamUnexpectedMaxEventIdException>().WithMessage($"*expected {expected} but was 2");
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task changes_nothing_when_the_same_is_said_again_whatever_the_version()
    {
        var stream = await _ledger.CommittedStreamAsync();
        (await _ledger.RecordAsync(stream, [Made()], expectedVersion: 1, Cancelled)).Recorded.Should().BeEmpty();
    }

    [Fact]
    public async Task records_onto_a_stream_that_another_writer_begins_between_lock_and_reading()
    {
        var stream = NewStream();
        await using var first = new NpgsqlConnection($"{fixture.ConnectionString};Pooling=false");
        await first.OpenAsync(Cancelled);
        await using var beginning = await first.BeginTransactionAsync(Cancelled);
        await first.RunAsync($"select {WriterLock.Exclusive("contracts")}", TimeSpan.FromSeconds(30), Cancelled);
        var second = _ledger.RecordAsync(stream, [Made()], Cancelled);
        await first.UntilBlockingAsync(fixture);
        await _ledger.RecordWithinAsync(beginning, stream, [Formed()], cancellationToken: Cancelled);
        await beginning.CommitAsync(Cancelled);

        (await second).After.Version.Should().Be(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task lets_one_of_many_writers_win(int version)
    {
        var stream = version == 0 ? NewStream() : await _ledger.CommittedStreamAsync();
        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            try
            {
                var batch = version == 0 ? Formed($"formed-{writer}") : Increased(1, $"w{writer}");
                await _ledger.RecordAsync(stream, [batch], version, Cancelled);
                return true;
            }
            catch (EventStreamUnexpectedMaxEventIdException)
            {
                return false;
            }
        })));

        won.Should().ContainSingle(isWinner => isWinner);
        (await _ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(version + 1);
    }
}
