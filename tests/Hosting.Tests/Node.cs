using System.Collections.Concurrent;
using Contracts;
using Contracts.Mediation;
using Contracts.Storage;
using JasperFx;
using JasperFx.Events.Daemon;
using Marten;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hosting.Tests;

/// <summary>A host that shares the work on the tenants' ledgers with others like it.</summary>
internal sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(90);

    private readonly ConcurrentQueue<(string? Tenant, string Entry)> _told = [];
    private readonly IHost _host;

    private Node(IReadOnlyDictionary<string, string> databases)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddContracts(options =>
        {
            (options.Tenancy, options.Ledger, options.Daemon) = (LedgerTenancy.DatabasePerTenant, LedgerUpkeep.Async, DaemonMode.HotCold);
            foreach (var (tenant, connectionString) in databases)
                options.TenantDatabases.Add(tenant, $"{connectionString};Timeout=3");
        });
        builder.Services.AddMediatR(mediatR => mediatR.RegisterServicesFromAssemblyContaining<RecordEntries>());
        builder.Services.AddContractsNotifications();
        builder.Services.AddHealthChecks().AddContracts();
        builder.Services.AddSingleton<INotificationHandler<EntryRecorded>>(new Handler(_told));
        builder.Services.ConfigureMarten<IContractStore>(store =>
        {
            store.Projections.LeadershipPollingTime = 100;
            store.Projections.HealthCheckPollingTime = TimeSpan.FromMilliseconds(500);
        });
        _host = builder.Build();
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<Node> StartAsync(IReadOnlyDictionary<string, string> databases)
    {
        var node = new Node(databases);
        await node._host.StartAsync(Cancelled);
        return node;
    }

    public IContractLedger LedgerOf(string tenant) => _host.Services.GetRequiredService<IContractLedgers>().Of(tenant);

    public Task StopAsync() => _host.StopAsync(Cancelled);

    /// <summary>Waits until the handlers on one of some nodes are told of an entry.</summary>
    public static Task OneIsToldOfAsync(string tenant, string entry, params IReadOnlyList<Node> nodes) =>
        UntilAsync(() => Task.FromResult(nodes.Any(node => node._told.Contains((tenant, entry)))), $"handlers should be told of {entry} of {tenant}");

    /// <summary>Waits until the rows show what somebody owes in a unit.</summary>
    public Task RowsShowAsync(string tenant, Amount owed) => UntilAsync(
        async () => (await LedgerOf(tenant).AsOf(Viewpoint.Latest).PositionsAsync(Cancelled)).Value is [{ Figures: CommitmentFigures figures }] && figures.Outstanding == owed,
        $"the rows of {tenant} should show {owed}");

    /// <summary>Waits until just one of some nodes works on a tenant's database.</summary>
    public static Task OneWorksForAsync(string tenant, params IReadOnlyList<Node> nodes) =>
        UntilAsync(async () => (await Task.WhenAll(nodes.Select(node => node.WorksForAsync(tenant)))).Count(works => works) == 1, $"one node should work for {tenant}");

    public async Task<HealthReportEntry> HealthAsync() =>
        (await _host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancelled)).Entries["contracts"];

    /// <summary>Waits until the ledgers of all tenants are there, with their rows.</summary>
    public Task IsHealthyAsync() => UntilAsync(async () => (await HealthAsync()).Status == HealthStatus.Healthy, "all ledgers should be there");

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private async Task<bool> WorksForAsync(string tenant)
    {
        var daemon = await _host.Services.GetRequiredService<Marten.Events.Daemon.Coordination.IProjectionCoordinator<IContractStore>>().DaemonForDatabase(tenant);
        return daemon.CurrentAgents().Any(agent => agent.Status == AgentStatus.Running);
    }

    public static async Task UntilAsync(Func<Task<bool>> condition, string wanted)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        enough.CancelAfter(LongEnough);
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!await condition())
        {
            if (enough.IsCancellationRequested)
                throw new TimeoutException($"It takes longer than {LongEnough.TotalSeconds} seconds; {wanted}.");
            await ticks.WaitForNextTickAsync(Cancelled);
        }
    }

    private sealed class Handler(ConcurrentQueue<(string? Tenant, string Entry)> told) : INotificationHandler<EntryRecorded>
    {
        public Task Handle(EntryRecorded notification, CancellationToken cancellationToken)
        {
            told.Enqueue((notification.Tenant, notification.Entry.Id.ToString()));
            return Task.CompletedTask;
        }
    }
}
