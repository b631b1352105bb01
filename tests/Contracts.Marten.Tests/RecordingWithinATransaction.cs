using JasperFx;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class RecordingWithinATransaction(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task is_committed_with_it()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], cancellationToken: Cancelled);
        (await OwedAsync(stream)).Should().Be(Usd(10));
        await transaction.CommitAsync(Cancelled);
        (await OwedAsync(stream)).Should().Be(Usd(15));
    }

    [Fact]
    public async Task is_rolled_back_with_it()
    {
        var (stream, begun) = (await fixture.Ledger.CommittedStreamAsync(), NewStream());
        await using var host = await HostAsync();
        await using (var transaction = await host.BeginTransactionAsync(Cancelled))
        {
            await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], cancellationToken: Cancelled);
            await fixture.Ledger.RecordWithinAsync(transaction, begun, [Formed(), Made()], expectedVersion: 0, Cancelled);
            await transaction.RollbackAsync(Cancelled);
        }

        (await OwedAsync(stream)).Should().Be(Usd(10));
        (await fixture.Ledger.HistoryAsync(begun, Cancelled)).Version.Should().Be(0);
        (await fixture.Ledger.RecordAsync(stream, [Increased(5, "more")], Cancelled)).Recorded.Should().HaveCount(1);
    }

    [Fact]
    public async Task sees_what_was_recorded_within_it_and_knows_it_in_order()
    {
        var stream = NewStream();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        await fixture.Ledger.RecordWithinAsync(transaction, stream, [Formed(), Made()], cancellationToken: Cancelled);
        var outcome = await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], expectedVersion: 2, Cancelled);
        outcome.Recorded.Single().RecordedAt.Should().BeAfter(outcome.Before.KnownSince(2));
        await transaction.CommitAsync(Cancelled);
        (await OwedAsync(stream)).Should().Be(Usd(15));
    }

    [Fact]
    public async Task leaves_nothing_behind_of_what_it_saw_where_it_is_rolled_back()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var host = await HostAsync();
        await using (var transaction = await host.BeginTransactionAsync(Cancelled))
        {
            await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], cancellationToken: Cancelled);
            await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(6, "still-more")], cancellationToken: Cancelled);
            await transaction.RollbackAsync(Cancelled);
        }

        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
        (await fixture.Ledger.RecordAsync(stream, [Increased(7, "other")], Cancelled)).After.Version.Should().Be(3);
        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Entries.Select(entry => entry.Id.ToString()).Should().Equal("formed", "made", "other");
    }

    [Fact]
    public async Task leaves_it_as_it_is_where_the_batch_is_refused()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        var recording = () => fixture.Ledger.RecordWithinAsync(transaction, stream, [Delivered(100, "too-much", 5)], cancellationToken: Cancelled);
        await recording.Should().ThrowAsync<ContractRuleException>();
        await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], cancellationToken: Cancelled);
        await transaction.CommitAsync(Cancelled);
        (await OwedAsync(stream)).Should().Be(Usd(15));
    }

    [Fact]
    public async Task loses_a_race_at_once()
    {
        var stream = NewStream();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, Cancelled);
        await using (var first = new NpgsqlCommand("select 1", host, transaction))
            await first.ExecuteScalarAsync(Cancelled);
        await fixture.Ledger.RecordAsync(stream, [Formed(), Made()], Cancelled);
        var recording = () => fixture.Ledger.RecordWithinAsync(transaction, stream, [Formed("other")], cancellationToken: Cancelled);
        await recording.Should().ThrowAsync<ConcurrencyException>().WithMessage($"Another writer to {stream} was first; the transaction has to be rolled back and started again.");
        (await fixture.Ledger.HistoryAsync(stream, Cancelled)).Version.Should().Be(2);
    }

    [Fact]
    public async Task fails_where_the_stream_has_another_version()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        var recording = () => fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], expectedVersion: 1, Cancelled);
        await recording.Should().ThrowAsync<ConcurrencyException>();
    }

    [Fact]
    public async Task is_not_settled_before_it_ends()
    {
        var stream = await fixture.Ledger.CommittedStreamAsync();
        await using var host = await HostAsync();
        await using var transaction = await host.BeginTransactionAsync(Cancelled);
        var outcome = await fixture.Ledger.RecordWithinAsync(transaction, stream, [Increased(5, "more")], cancellationToken: Cancelled);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var known = Viewpoint.On(Day(20), outcome.Recorded[0].RecordedAt);
        var before = await fixture.Ledger.PositionsAsync(PositionScope.Of(stream), known, cancellationToken: Cancelled);
        before.Knowledge.IsProvisional.Should().BeTrue();
        await transaction.CommitAsync(Cancelled);
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var after = await fixture.Ledger.PositionsAsync(PositionScope.Of(stream), known, cancellationToken: Cancelled);
        after.Knowledge.IsProvisional.Should().BeFalse();
        after.Value.Should().NotBeEquivalentTo(before.Value);
    }

    [Fact]
    public async Task asks_for_one_that_is_under_way()
    {
        await using var host = await HostAsync();
        var transaction = await host.BeginTransactionAsync(Cancelled);
        await transaction.CommitAsync(Cancelled);
        var recording = () => fixture.Ledger.RecordWithinAsync(transaction, NewStream(), [Formed()], cancellationToken: Cancelled);
        await recording.Should().ThrowAsync<InvalidOperationException>();
    }

    private async Task<NpgsqlConnection> HostAsync()
    {
        var connection = new NpgsqlConnection(fixture.ConnectionString);
        await connection.OpenAsync(Cancelled);
        return connection;
    }

    private async Task<Amount> OwedAsync(StreamKey stream) =>
        (await fixture.Ledger.AsOf(Day(20)).PositionsAsync(PositionScope.Of(stream), Cancelled)).Value.Single().Figures is CommitmentFigures figures ? figures.Outstanding : Usd(0);
}
