using static Contracts.Storage.Tests.Given;
using static Contracts.Storage.Tests.LedgerFixture;
using static Contracts.Storage.Tests.Monitoring.Awaiting;

namespace Contracts.Storage.Tests.Monitoring;

public sealed class RunningTheMonitor(LedgerFixture fixture) : IClassFixture<LedgerFixture>
{
    private const string Waits = "Another host is the deadline monitor";
    private static readonly DateOnly Today = DateOnly.FromDateTime(Noon.Date);

    [Fact]
    public async Task records_a_miss_when_the_next_day_begins()
    {
        var ledger = fixture.LedgerIn("midnight");
        var stream = (await ledger.MilestonesAsync(Today))[0];
        await using var host = await MonitoringHost.StartAsync(fixture.ConnectionString, "midnight", Noon);

        (await host.SaysAsync()).Should().StartWith("0 deadlines");
        (await host.SaysAfterAsync(TimeSpan.FromHours(1), "1 deadlines")).Should().Contain("ran out by");
        (await ledger.HistoryAsync(stream, Cancelled)).Entries[^1].EffectiveOn.Should().Be(PartialDate.On(Today.AddDays(1)));
    }

    [Fact]
    public async Task begins_the_day_where_the_host_says()
    {
        var ledger = fixture.LedgerIn("zone");
        var stream = (await ledger.MilestonesAsync(Today))[0];
        await using var host = await MonitoringHost.StartAsync(
            fixture.ConnectionString, "zone", Noon, options => options.TimeZone = TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(14), null, null));

        (await host.SaysAsync()).Should().StartWith("1 deadlines");
        (await ledger.MissesAsync(stream)).Should().Be(1);
    }

    [Fact]
    public async Task is_the_work_of_one_of_two_hosts_and_catches_up_after_three_months()
    {
        var ledger = fixture.LedgerIn("two");
        var stream = (await ledger.MilestonesAsync(Day(10)))[0];
        await using var one = await MonitoringHost.StartAsync(fixture.ConnectionString, "two", Noon.AddMonths(3));
        (await one.SaysAsync()).Should().StartWith("1 deadlines");
        await using var two = await MonitoringHost.StartAsync(fixture.ConnectionString, "two", Noon.AddMonths(3));
        (await two.SaysAsync()).Should().StartWith(Waits);

        (await ledger.MissesAsync(stream)).Should().Be(1);
        (await ledger.HistoryAsync(stream, Cancelled)).Entries[^1].EffectiveOn.Should().Be(PartialDate.On(Day(11)));
    }

    [Fact]
    public async Task passes_to_another_host_when_the_first_ends()
    {
        var ledger = fixture.LedgerIn("passing");
        await ledger.MilestonesAsync(Day(10));
        var one = await MonitoringHost.StartAsync(fixture.ConnectionString, "passing", Noon);
        await one.SaysAsync();
        await using var two = await MonitoringHost.StartAsync(fixture.ConnectionString, "passing", Noon);
        (await two.SaysAsync()).Should().StartWith(Waits);
        await one.DisposeAsync();

        (await two.SaysAfterAsync(TimeSpan.FromMinutes(1), "0 deadlines")).Should().NotBeEmpty();
    }

    [Fact]
    public async Task passes_to_another_host_when_the_connections_of_the_first_break_in_the_middle()
    {
        var ledger = fixture.LedgerIn("broken");
        var streams = await ledger.MilestonesAsync(Day(10), 5);
        await using var held = await HeldStream.HoldAsync(fixture, "broken", streams[2]);
        await using var one = await MonitoringHost.StartAsync(fixture.ConnectionString + ";Application Name=one", "broken", Noon);
        await held.UntilSomebodyWaitsAsync();
        await using var two = await MonitoringHost.StartAsync(fixture.ConnectionString, "broken", Noon);
        (await two.SaysAsync()).Should().StartWith(Waits);
        await fixture.AskAsync<long>("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'one'");
        await held.DisposeAsync();

        await two.StepAsync(TimeSpan.FromMinutes(1), async _ => (await Task.WhenAll(streams.Select(ledger.MissesAsync))).Sum() >= 5);
        (await Task.WhenAll(streams.Select(ledger.MissesAsync))).Should().AllBeEquivalentTo(1);
    }

    [Fact]
    public async Task goes_through_the_ledger_of_each_tenant()
    {
        await using var host = await MonitoringHost.StartAsync(fixture.ConnectionString, "tenants", Noon, tenancy: LedgerTenancy.Conjoined);
        string[] tenants = ["acme", "globex"];
        foreach (var tenant in tenants)
            await host.Ledgers.Of(tenant).MilestonesAsync(Today);
        await host.SaysAfterAsync(TimeSpan.FromHours(1), "1 deadlines");
        await host.SaysAsync();

        foreach (var tenant in tenants)
            (await host.Ledgers.Of(tenant).MissesAsync(StreamKey.Partnership("due-0"))).Should().Be(1);
    }

    [Fact]
    public void waits_for_more_than_no_time()
    {
        var adding = () => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddDeadlineMonitor(options => options.Interval = TimeSpan.Zero);
        adding.Should().Throw<ArgumentException>();
    }
}
