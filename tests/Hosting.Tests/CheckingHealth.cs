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
        lines.OfTheLedger.Single(line => line.Id == 9).Text.TrimEnd().Should().Be(
            "The rows in contracts are incomplete: a host that keeps no rows turned them off; "
            + "they are not read until they are rebuilt");
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

    [Theory]
    [InlineData(
        "update contracts.ledger_row set effective_from = effective_from - 1",
        "The rows of partnership/m-n are not those of its entries.")]
    [InlineData(
        "update contracts.ledger_corner set min_sum = min_sum * 7",
        "The total of a pair of parties of partnership/m-n is not that of the rows.")]
    public async Task is_unhealthy_where_rows_differ_and_names_the_stream_but_no_party(string spoiling, string difference)
    {
        var connection = await server.NewDatabaseAsync();
        var lines = new LogLines();
        await using var services = Provide(connection, LedgerUpkeep.Inline, lines);
        await RecordPartnershipAsync(services);
        await using (var source = NpgsqlDataSource.Create(connection))
        await using (var writing = source.CreateCommand(spoiling))
            (await writing.ExecuteNonQueryAsync(Cancelled)).Should().BePositive();

        var told = await CheckAsync(services);
        told.Status.Should().Be(HealthStatus.Unhealthy);
        told.Data["differences"].Should().BeEquivalentTo(new[] { difference });
        lines.OfTheLedger.Single(line => line.Id == 9).Text.Should().Contain(
            "a health check found rows that are not what the entries come to");
        lines.OfTheLedger.Single(line => line.Id == 17).Text.Should().Contain(difference);
        var disclosed = $"{told.Description} {string.Join(' ', lines.OfTheLedger)}";
        disclosed.Should().NotContain("debtor").And.NotContain("creditor");
    }

    private static Task<RecordingOutcome> RecordPartnershipAsync(ServiceProvider services)
    {
        var signedOn = new DateOnly(2025, 3, 1);
        var (formed, made) = (
            new PartnershipFormed { Parties = [new() { Id = "the-debtor" }, new() { Id = "the-creditor" }] },
            new CommitmentMade
            {
                Commitment = "c",
                Debtor = "the-debtor",
                Creditor = "the-creditor",
                Amount = Amount.Exactly(1, AmountUnit.Usd),
            });
        return services.GetRequiredService<IContractLedger>().RecordAsync(
            StreamKey.Partnership("m-n"),
            [
                new() { Id = "formed", EffectiveOn = signedOn, Event = formed },
                new() { Id = "made", EffectiveOn = signedOn, Event = made },
            ],
            Cancelled);
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
