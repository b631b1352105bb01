using Contracts;
using Contracts.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hosting.Tests;

public sealed class CheckingHealth(ServerFixture server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_degraded_where_rows_are_not_complete_and_offers_a_rebuild()
    {
        var connection = await server.NewDatabaseAsync();
        await using var keeping = Provide(connection, LedgerUpkeep.Inline, new LogLines());
        await RecordAsync(keeping, "first");
        (await CheckAsync(keeping)).Status.Should().Be(HealthStatus.Healthy);

        var lines = new LogLines();
        await using var spoiling = Provide(connection, LedgerUpkeep.Off, lines);
        await RecordAsync(spoiling, "second");
        lines.OfTheLedger.Should().Contain(line => line.Id == 9);
        var told = await CheckAsync(keeping);
        (told.Status, told.Description).Should().Be((HealthStatus.Degraded, "The rows are not complete, so every question folds the entries; a rebuild is offered."));
        told.Data.Should().Contain("rowsAreComplete", false);

        await keeping.GetRequiredService<IContractLedger>().RebuildAsync(Cancelled);
        (await CheckAsync(keeping)).Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task is_degraded_where_the_daemon_lags_behind()
    {
        var connection = await server.NewDatabaseAsync();
        await using var services = Provide(connection, LedgerUpkeep.Async, new LogLines(), mostLag: TimeSpan.Zero);
        await RecordAsync(services, "first");
        var told = await CheckAsync(services);
        told.Status.Should().Be(HealthStatus.Degraded);
        told.Data.Should().Contain("entriesBehind", 1L);
        told.Description.Should().MatchRegex("^The rows are [0-9]+ seconds behind the entries; at most 0 are required.$");
    }

    [Fact]
    public async Task is_unhealthy_where_a_table_is_missing()
    {
        var connection = await server.NewDatabaseAsync();
        await using var services = Provide(connection, LedgerUpkeep.Inline, new LogLines());
        await RecordAsync(services, "first");
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var dropping = source.CreateCommand("drop table contracts.ledger_late"))
            await dropping.ExecuteNonQueryAsync(Cancelled);

        var told = await CheckAsync(services);
        told.Status.Should().Be(HealthStatus.Unhealthy);
        told.Data["missing"].Should().BeEquivalentTo(new[] { "contracts.ledger_late" });
    }

    private static ServiceProvider Provide(string connection, LedgerUpkeep upkeep, LogLines lines, TimeSpan? mostLag = null)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(lines).SetMinimumLevel(LogLevel.Debug));
        services.AddContracts(options => (options.ConnectionString, options.Ledger) = (connection, upkeep));
        services.AddHealthChecks().AddContracts(mostLag: mostLag);
        return services.BuildServiceProvider();
    }

    private static Task<RecordingOutcome> RecordAsync(ServiceProvider services, string id) => services.GetRequiredService<IContractLedger>().RecordAsync(
        StreamKey.Organization($"o-{id}"),
        [new() { Id = id, EffectiveOn = new DateOnly(2025, 3, 1), Event = new OrganizationFounded { Name = "O", Business = "Computing" } }],
        Cancelled);

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled)).Entries["contracts"];
}
