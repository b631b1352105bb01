using System.Diagnostics;
using System.Net;
using Contracts;
using Contracts.Mediation;
using Contracts.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Hosting.Tests;

/// <summary>Hosts that have everything, with the lines of the guide.</summary>
public sealed class StartingAHost(ServerFixture server)
{
    private static readonly StreamKey Stream = StreamKey.Partnership("supplier-customer");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Inline")]
    [InlineData("Async")]
    public async Task of_a_worker_records_announces_measures_and_ends_cleanly(string ledger)
    {
        var connection = await server.NewDatabaseAsync();
        var (lines, announced, activities) = (new LogLines(), new Announced(), new List<Activity>());
        var builder = Host.CreateApplicationBuilder();
        Configure(builder, connection, lines, announced, activities);
        builder.Configuration["Contracts:Ledger"] = ledger;
        using (var host = builder.Build())
        {
            await host.StartAsync(Cancelled);
            await host.Services.GetRequiredService<IContractLedger>().RecordAsync(Stream, [Formed], Cancelled);
            (await announced.FirstAsync()).Should().Be("formed");
            await Healthy(host.Services);
            await host.StopAsync(Cancelled);
        }

        lines.All.Where(line => line.Level >= LogLevel.Error).Should().BeEmpty();
        activities.Select(activity => activity.OperationName).Should().Contain("contracts.record");
        (await ServerFixture.SessionsAsync(connection)).Should().Be(0);
    }

    [Fact]
    public async Task of_a_web_application_answers_its_health_and_ends_cleanly()
    {
        var connection = await server.NewDatabaseAsync();
        var (lines, announced) = (new LogLines(), new Announced());
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        Configure(builder, connection, lines, announced, []);
        await using (var host = builder.Build())
        {
            host.MapHealthChecks("/health");
            await host.StartAsync(Cancelled);
            await host.Services.GetRequiredService<IContractLedger>().RecordAsync(Stream, [Formed], Cancelled);
            (await announced.FirstAsync()).Should().Be("formed");
            using var client = new HttpClient { BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.First() ?? "") };
            using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative), Cancelled);
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancelled)).Should().Be((HttpStatusCode.OK, "Healthy"));
            await host.StopAsync(Cancelled);
        }

        lines.All.Where(line => line.Level >= LogLevel.Error).Should().BeEmpty();
        (await ServerFixture.SessionsAsync(connection)).Should().Be(0);
    }

    [Fact]
    public async Task ends_at_once_where_a_setting_is_wrong()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Contracts:Conection"] = "x";
        builder.Services.AddContracts(builder.Configuration.GetSection("Contracts"));
        using var host = builder.Build();
        var starting = () => host.StartAsync(Cancelled);
        await starting.Should().ThrowAsync<OptionsValidationException>().WithMessage("Contracts:Conection is no setting of the ledger*");
    }

    [Fact]
    public async Task ends_at_once_where_the_schema_is_to_be_there_and_is_not()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["Contracts:ConnectionString"] = await server.NewDatabaseAsync();
        builder.Configuration["Contracts:SchemaUpkeep"] = "Check";
        builder.Services.AddContracts(builder.Configuration.GetSection("Contracts"));
        using var host = builder.Build();
        var starting = () => host.StartAsync(Cancelled);
        await starting.Should().ThrowAsync<LedgerSchemaException>().WithMessage("The schema 'contracts' lacks *");
    }

    [Fact]
    public async Task goes_on_where_the_database_cannot_be_reached_yet()
    {
        var lines = new LogLines();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(lines);
        builder.Services.AddContracts("Host=127.0.0.1;Port=1;Timeout=1");
        builder.Services.AddHealthChecks().AddContracts();
        using var host = builder.Build();
        await host.StartAsync(Cancelled);
        // The repair of rows may have tried, too.
        lines.OfTheLedger.Select(line => line.Id).Should().StartWith(7).And.OnlyContain(id => id == 7 || id == 16);
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled)).Status.Should().Be(HealthStatus.Unhealthy);
        await host.StopAsync(Cancelled);
    }

    [Fact]
    public async Task warns_of_rows_that_are_not_complete()
    {
        var connection = await server.NewDatabaseAsync();
        foreach (var upkeep in new[] { LedgerUpkeep.Inline, LedgerUpkeep.Off })
        {
            await using var other = new ServiceCollection().AddContracts(options => (options.ConnectionString, options.Ledger) = (connection, upkeep)).BuildServiceProvider();
            await other.GetRequiredService<IContractLedger>().RecordAsync(StreamKey.Partnership($"kept-{upkeep}".ToLowerInvariant()), [Formed], Cancelled);
        }

        var lines = new LogLines();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(lines);
        builder.Services.AddContracts(connection);
        using var host = builder.Build();
        await host.StartAsync(Cancelled);
        lines.OfTheLedger.Should().ContainSingle(line => line.Level == LogLevel.Warning).Which.Id.Should().Be(8);
        await host.StopAsync(Cancelled);
    }

    private static NewEntry Formed => new()
    {
        Id = "formed",
        EffectiveOn = new DateOnly(2025, 3, 1),
        Event = new PartnershipFormed { Parties = [new() { Id = "supplier" }, new() { Id = "customer" }] },
    };

    private static void Configure(IHostApplicationBuilder builder, string connection, LogLines lines, Announced announced, List<Activity> activities)
    {
        builder.Configuration["Contracts:ConnectionString"] = connection;
        builder.Logging.ClearProviders().AddProvider(lines);
        builder.Services.AddContracts(builder.Configuration.GetSection("Contracts"));
        builder.Services.AddMediatR(mediatR => mediatR.RegisterServicesFromAssemblyContaining<RecordEntries>());
        builder.Services.AddContractsNotifications();
        builder.Services.AddHealthChecks().AddContracts();
        builder.Services.AddOpenTelemetry()
            .WithTracing(traces => traces.AddSource("Contracts").AddInMemoryExporter(activities))
            .WithMetrics(metrics => metrics.AddMeter("Contracts"));
        builder.Services.AddSingleton<INotificationHandler<EntryRecorded>>(announced);
    }

    private static async Task Healthy(IServiceProvider services)
    {
        var report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled);
        report.Entries["contracts"].Status.Should().Be(HealthStatus.Healthy, report.Entries["contracts"].Description);
        report.Entries["contracts"].Data.Should().Contain("rowsAreComplete", true);
    }

    private sealed class Announced : INotificationHandler<EntryRecorded>
    {
        private readonly TaskCompletionSource<string> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Handle(EntryRecorded notification, CancellationToken cancellationToken)
        {
            _first.TrySetResult(notification.Entry.Id.ToString());
            return Task.CompletedTask;
        }

        public Task<string> FirstAsync() => _first.Task.WaitAsync(TimeSpan.FromSeconds(60), Cancelled);
    }
}
