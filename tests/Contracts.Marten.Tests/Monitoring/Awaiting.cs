using Npgsql;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests.Monitoring;

/// <summary>Streams in which something is awaited.</summary>
internal static class Awaiting
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(90);

    public static NewEntry Scheduled(DateOnly due) => new()
    {
        Id = "scheduled",
        Event = new MilestoneScheduled { Milestone = "m", Due = due },
        EffectiveOn = Day(2),
    };

    public static NewEntry Met(DateOnly day, string id = "met") => new() { Id = id, Event = new MilestoneMet { Milestone = "m" }, EffectiveOn = day };

    /// <summary>Streams with a milestone that is due on a day.</summary>
    public static async Task<List<StreamKey>> MilestonesAsync(this IContractLedger ledger, DateOnly due, int count = 1)
    {
        var streams = Enumerable.Range(0, count).Select(i => StreamKey.Partnership($"due-{i}")).ToList();
        foreach (var stream in streams)
            await ledger.RecordAsync(stream, [Formed(), Scheduled(due)], Cancelled);
        return streams;
    }

    /// <summary>How often the deadline of a stream was missed.</summary>
    public static async Task<int> MissesAsync(this IContractLedger ledger, StreamKey stream) =>
        (await ledger.HistoryAsync(stream, Cancelled)).Entries.Count(entry => entry.Event is DeadlineMissed);

    /// <summary>Waits until another session waits for a connection's locks.</summary>
    public static Task UntilBlockingAsync(this NpgsqlConnection connection, LedgerFixture fixture) => UntilAsync(
        async () => await fixture.AskAsync<long>($"select count(*) from pg_stat_activity where {connection.ProcessID} = any(pg_blocking_pids(pid))") > 0);

    /// <summary>Asks again until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(LongEnough);
        while (!await isSo())
        {
            late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
