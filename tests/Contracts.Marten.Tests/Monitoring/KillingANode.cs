using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.Monitoring.Awaiting;

namespace Contracts.Storage.Tests.Monitoring;

/// <summary>Processes that end without a word, in the middle.</summary>
public sealed class KillingANode(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    [Fact]
    public async Task loses_no_deadline_and_records_none_twice()
    {
        const string Schema = "killed";
        var ledger = fixture.LedgerIn(Schema);
        var streams = await ledger.MilestonesAsync(Day(10), 6);
        await using (var held = await HeldStream.HoldAsync(fixture, Schema, streams[3]))
        {
            using var node = new KilledProcess(Path.GetTempPath(), "lapse", fixture.ConnectionString, Schema, "2025-06-01");
            await held.UntilSomebodyWaitsAsync();
            await node.KillAsync();
        }

        (await Task.WhenAll(streams.Select(ledger.MissesAsync))).Should().Equal(1, 1, 1, 0, 0, 0);
        (await ledger.RecordLapsesAsync(new DateOnly(2025, 6, 1), Cancelled)).Recorded.Should().Be(3);
        (await Task.WhenAll(streams.Select(ledger.MissesAsync))).Should().AllBeEquivalentTo(1);
    }

    [Fact]
    public async Task has_another_go_on_telling_where_it_stopped()
    {
        const string Schema = "telling";
        var ledger = fixture.LedgerIn(Schema);
        var streams = await ledger.MilestonesAsync(Day(10), 6);
        var told = new List<string>();
        using (var node = new KilledProcess(Path.GetTempPath(), "tell", fixture.ConnectionString, Schema))
        {
            await TakeAsync(node, told, 5);
            await node.KillAsync();
        }

        // What was recorded meanwhile comes as well.
        await ledger.RecordLapsesAsync(new DateOnly(2025, 6, 1), Cancelled);
        var all = streams.SelectMany(stream => Enumerable.Range(1, 3).Select(version => $"{stream} {version}")).ToHashSet();
        using (var next = new KilledProcess(Path.GetTempPath(), "tell", fixture.ConnectionString, Schema))
        {
            next.GoOn();
            while (!all.IsSubsetOf(told))
                await TakeAsync(next, told, 1);
        }

        foreach (var stream in streams)
            told.Distinct().Where(line => line.StartsWith($"{stream} ", StringComparison.Ordinal)).Should().Equal($"{stream} 1", $"{stream} 2", $"{stream} 3");
    }

    private static async Task TakeAsync(KilledProcess node, List<string> told, int count)
    {
        for (var i = 0; i < count; i++)
            told.Add(await node.SaysAsync() ?? throw new InvalidOperationException("The node ended."));
    }
}
