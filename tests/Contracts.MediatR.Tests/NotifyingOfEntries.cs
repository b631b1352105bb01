using JasperFx.Events.Daemon;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

public sealed class NotifyingOfEntries(ServerFixture server)
{
    [Fact]
    public async Task tells_of_each_entry_with_all_that_was_recorded()
    {
        await using var host = await NotifiedHost.StartAsync(await server.NewDatabaseAsync());
        var stream = NewStream();
        var recorded = (await host.Ledger.RecordAsync(stream, [Formed, Made with { RecordedBy = "ann", Source = new Source("urn:contracts:filing") }], Cancelled)).Recorded;

        var told = await host.TakeAsync(2);
        told.Select(notification => notification.Entry).Should().Equal(recorded, (one, other) => one.SaysTheSameAs(other) && one.RecordedAt == other.RecordedAt && one.RecordedBy == other.RecordedBy);
        told.Select(notification => notification.Stream).Should().AllBeEquivalentTo(stream);
        told.Select(notification => notification.Sequence).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task tells_of_what_was_recorded_before_anybody_listened()
    {
        var database = await server.NewDatabaseAsync();
        await using (var silent = await NotifiedHost.StartAsync(database, DaemonMode.Disabled))
            await silent.Ledger.RecordAsync(NewStream(), [Formed, Made], Cancelled);

        await using var host = await NotifiedHost.StartAsync(database);
        (await host.TakeAsync(2)).Select(notification => notification.Entry.Version).Should().Equal(1, 2);
    }

    [Fact]
    public async Task calls_again_what_failed_before_it_tells_of_anything_later()
    {
        var failures = 2;
        await using var host = await NotifiedHost.StartAsync(await server.NewDatabaseAsync(), fails: notification => notification.Entry.Id == "made" && failures-- > 0);
        await host.Ledger.RecordAsync(NewStream(), [Formed, Made, Increased(1, "more")], Cancelled);

        var told = (await host.TakeUntilAsync("more")).Select(notification => notification.Entry.Id.ToString());
        told.Distinct().Should().Equal("formed", "made", "more");
        failures.Should().BeNegative("it was called until it succeeded");
    }

    [Fact]
    public async Task loses_nothing_and_keeps_the_order_when_the_host_is_ended_in_the_middle()
    {
        const int Streams = 4, Entries = 100;
        var database = await server.NewDatabaseAsync();
        var streams = Enumerable.Range(0, Streams).Select(_ => NewStream()).ToList();
        var first = await NotifiedHost.StartAsync(database, fails: notification => notification.Entry.Version > Entries / 2);
        await using var ending = first;
        foreach (var stream in streams)
        {
            await first.Ledger.RecordAsync(stream, [Formed, Made], Cancelled);
            await first.Ledger.RecordAsync(stream, [.. Enumerable.Range(3, Entries - 2).Select(version => Increased(1, $"e{version}"))], Cancelled);
        }

        var told = await first.TakeAsync(Entries / 2);
        told.AddRange(await first.StopAsync());
        await using var second = await NotifiedHost.StartAsync(database);
        await second.Ledger.RecordAsync(streams[^1], [Increased(1, "last")], Cancelled);
        told.AddRange(await second.TakeUntilAsync("last"));

        told.Should().NotBeEmpty();
        foreach (var stream in streams)
        {
            var versions = told.Where(notification => notification.Stream == stream).Select(notification => notification.Entry.Version);
            versions.Distinct().Should().Equal(Enumerable.Range(1, stream == streams[^1] ? Entries + 1 : Entries), "none may be missing, nor come for the first time out of order");
        }
    }

    [Fact]
    public async Task lets_one_of_several_hosts_tell_and_another_take_its_place()
    {
        var database = await server.NewDatabaseAsync();
        var first = await NotifiedHost.StartAsync(database, DaemonMode.HotCold);
        await using var ending = first;
        var stream = NewStream();
        await first.Ledger.RecordAsync(stream, [Formed], Cancelled);
        await first.TakeUntilAsync("formed");

        await using var second = await NotifiedHost.StartAsync(database, DaemonMode.HotCold);
        await second.Ledger.RecordAsync(stream, [Made], Cancelled);
        await first.TakeUntilAsync("made");
        await first.StopAsync();

        await second.Ledger.RecordAsync(stream, [Increased(1, "more")], Cancelled);
        (await second.TakeUntilAsync("more")).Select(notification => notification.Entry.Version).Should().Equal(3);
    }
}
