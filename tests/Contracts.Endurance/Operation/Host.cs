using Contracts.Storage;
using Marten;
using Marten.Events.Daemon.Coordination;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using DaemonMode = JasperFx.Events.Daemon.DaemonMode;

namespace Contracts.Endurance.Operation;

/// <summary>The settings of a host.</summary>
/// <param name="Upkeep">When it has rows written.</param>
/// <param name="Rules">The version of its rules.</param>
/// <param name="IsHosted">Whether it starts as hosts do, with its daemon, or makes its ledger at first use.</param>
/// <param name="IsSolo">Whether its daemon runs as if there were no other, although there may be one.</param>
internal sealed record HostSettings(LedgerUpkeep Upkeep, int Rules, bool IsHosted, bool IsSolo = false)
{
    public override string ToString() =>
        $"{Upkeep}{(Rules == History.FoldVersion ? "" : $", rules {Rules}")}{(IsHosted ? "" : ", not hosted")}{(IsSolo && Upkeep == LedgerUpkeep.Async ? ", solo" : "")}";
}

/// <summary>A host of the ledger.</summary>
internal sealed class Host : IAsyncDisposable
{
    private const int PollingMilliseconds = 25;

    private readonly ServiceProvider _services;
    private bool _isStarted;

    private Host(HostSettings settings, HostClock clock, RecentLog log, ServiceProvider services) =>
        (Settings, Clock, Log, _services) = (settings, clock, log, services);

    public HostSettings Settings { get; }

    public HostClock Clock { get; }

    public RecentLog Log { get; }

    public IContractLedger Ledger => _services.GetRequiredService<IContractLedger>();

    /// <summary>Whether its daemon is paused.</summary>
    public bool IsPaused { get; private set; }

    /// <summary>Whether a daemon of this host brings entries into rows.</summary>
    public bool RunsDaemon => _isStarted && !IsPaused && Settings.Upkeep == LedgerUpkeep.Async;

    public static Host Make(HostSettings settings, string connectionString, LedgerBound bound, HostClock clock)
    {
        var log = new RecentLog();
        var services = new ServiceCollection().AddLogging(logging => logging.AddProvider(log)).AddSingleton<TimeProvider>(clock);
        services.AddContracts(options =>
        {
            options.ConnectionString = $"{connectionString};Timeout=5;Command Timeout=20;Maximum Pool Size=20";
            options.Ledger = settings.Upkeep;
            options.RowBound = bound;
            options.Daemon = settings.IsSolo ? DaemonMode.Solo : DaemonMode.HotCold;
            Rules.Set(options, settings.Rules);
        });
        services.AddHealthChecks().AddContracts();
        // The times that a daemon waits, scaled to the speed of the test.
        services.ConfigureMarten<IContractStore>(store =>
        {
            store.Projections.FastPollingTime = TimeSpan.FromMilliseconds(PollingMilliseconds);
            store.Projections.SlowPollingTime = TimeSpan.FromMilliseconds(PollingMilliseconds);
            store.Projections.HealthCheckPollingTime = TimeSpan.FromMilliseconds(500);
            store.Projections.HighWaterStalenessThreshold = TimeSpan.FromSeconds(2);
            store.Projections.StaleSequenceThreshold = TimeSpan.FromMilliseconds(500);
            store.Projections.AgentPauseTime = TimeSpan.FromMilliseconds(100);
            store.Projections.LeadershipPollingTime = 50;
        });
        return new Host(settings, clock, log, services.BuildServiceProvider());
    }

    /// <summary>Starts what starts with a host.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!Settings.IsHosted || _isStarted)
            return;
        foreach (var hosted in _services.GetServices<IHostedService>())
            await hosted.StartAsync(cancellationToken);
        _isStarted = true;
    }

    /// <summary>Pauses the daemon, or lets it go on.</summary>
    public async Task SwitchDaemonAsync(bool isOn)
    {
        if (!_isStarted || Settings.Upkeep != LedgerUpkeep.Async || IsPaused == !isOn)
            return;
        var daemon = _services.GetRequiredService<IProjectionCoordinator<IContractStore>>();
        await (isOn ? daemon.ResumeAsync() : daemon.PauseAsync());
        IsPaused = !isOn;
    }

    /// <summary>Rolls the corners of totals up, in blocks as small as can be.</summary>
    public Task RollUpAsync(CancellationToken cancellationToken)
    {
        var database = _services.GetRequiredService<TenantLedgers>().Databases[0].Database;
        return new CornerRollup(database, blockSize: 3, blocksInCheckpoint: 2, blocksAtOnce: 1)
            .RunAsync(afterRebuild: false, cancellationToken);
    }

    public async Task<HealthReportEntry> CheckHealthAsync(CancellationToken cancellationToken) =>
        (await _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken)).Entries["contracts"];

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            foreach (var hosted in _services.GetServices<IHostedService>().Reverse())
                await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
    }

    public override string ToString() => $"host {Settings}";
}
