using System.Diagnostics;
using Contracts.Storage.Tests.Monitoring;
using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests;

public sealed class KeepingWritersOut(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const string Schema = "kept_out";
    private const string LockTimeout = "select current_setting('lock_timeout')";

    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task waits_for_the_transactions_that_are_open()
    {
        await using var writer = await OpenAsync("writer");
        await using var open = await writer.BeginTransactionAsync(Cancelled);
        await writer.RunAsync($"select {WriterLock.Shared(Schema)}", LongEnough, Cancelled);

        await using var alone = await OpenAsync("alone");
        await using var transaction = await alone.BeginTransactionAsync(Cancelled);
        var taking = ExclusiveWriterLock.AcquireAsync(alone, Schema, LongEnough, Cancelled);
        await writer.UntilBlockingAsync(fixture);
        taking.IsCompleted.Should().BeFalse();
        await open.CommitAsync(Cancelled);
        await taking;
        (await alone.AskAsync<string>(LockTimeout, LongEnough, Cancelled)).Should().Be("0");
    }

    [Fact]
    public async Task lets_other_writers_go_on_and_names_the_one_that_does_not_end()
    {
        var ledger = fixture.LedgerIn("given_way");
        var stream = await ledger.CommittedStreamAsync();
        await using var host = await OpenAsync("a host that dreams");
        await using var dreaming = await host.BeginTransactionAsync(Cancelled);
        var dreamt = await ledger.CommittedStreamAsync();
        await ledger.RecordWithinAsync(dreaming, dreamt, [Increased(1, "dreamt")], cancellationToken: Cancelled);

        await using var alone = await OpenAsync("alone");
        await using var transaction = await alone.BeginTransactionAsync(Cancelled);
        var taking = ExclusiveWriterLock.AcquireAsync(alone, "given_way", TimeSpan.FromSeconds(3), Cancelled);
        var longest = TimeSpan.Zero;
        for (var i = 0; !taking.IsCompleted; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await ledger.RecordAsync(stream, [Increased(1, $"i{i}")], Cancelled);
            longest = Stopwatch.GetElapsedTime(began) is var took && took > longest ? took : longest;
        }

        var failure = (await taking.Awaiting(task => task).Should().ThrowAsync<NpgsqlException>()).Which;
        failure.IsTransient.Should().BeTrue();
        failure.Message.Should().Be(
            "The ledger in given_way was in use for 3 s by transactions that did not end "
            + $"(pid {host.ProcessID} 'a host that dreams', idle in transaction); "
            + "they have to be committed or rolled back first.");
        longest.Should().BeLessThan(TimeSpan.FromSeconds(3), "an attempt lasts 0.75 s here");
        (await alone.AskAsync<int>("select 1", LongEnough, Cancelled)).Should().Be(1, "its transaction can go on");
    }

    private async Task<NpgsqlConnection> OpenAsync(string application)
    {
        var named = $"{fixture.ConnectionString};Pooling=false;Application Name={application}";
        var connection = new NpgsqlConnection(named);
        await connection.OpenAsync(Cancelled);
        return connection;
    }
}
