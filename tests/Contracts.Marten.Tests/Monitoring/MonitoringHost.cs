using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using static Contracts.Storage.Tests.Given;

namespace Contracts.Storage.Tests.Monitoring;

/// <summary>A host that runs the deadline monitor with a clock of its own, and what it logs.</summary>
internal sealed class MonitoringHost : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(90);

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    private readonly Log _log = new();
    private readonly ServiceProvider _provider;

    private MonitoringHost(string connectionString, string schema, DateTimeOffset now, Action<DeadlineMonitorOptions>? configure, LedgerTenancy tenancy)
    {
        Clock = new FakeTimeProvider(now);
        _provider = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log))
            .AddSingleton<TimeProvider>(Clock)
            .AddContracts(options => (options.ConnectionString, options.SchemaName, options.Tenancy) = (connectionString, schema, tenancy))
            .AddDeadlineMonitor(configure)
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; }

    public IContractLedgers Ledgers => _provider.GetRequiredService<IContractLedgers>();

    public static async Task<MonitoringHost> StartAsync(string connectionString, string schema, DateTimeOffset now, Action<DeadlineMonitorOptions>? configure = null, LedgerTenancy tenancy = LedgerTenancy.None)
    {
        var host = new MonitoringHost(connectionString, schema, now, configure, tenancy);
        foreach (var service in host._provider.GetServices<IHostedService>())
            await service.StartAsync(Cancelled);
        return host;
    }

    /// <summary>Waits until it has gone through the streams, or another host was seen to do so; what it said of it.</summary>
    public async Task<string> SaysAsync()
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(LongEnough);
        return await _log.Said.Reader.ReadAsync(late.Token);
    }

    /// <summary>Lets its time pass in steps until it says something that begins so.</summary>
    public async Task<string> SaysAfterAsync(TimeSpan step, string beginning)
    {
        var said = default(string);
        await StepAsync(step, next => Task.FromResult((said = next)?.StartsWith(beginning, StringComparison.Ordinal) == true));
        return said ?? "";
    }

    /// <summary>Lets its time pass in steps, each as soon as it said something or has nothing to say, until something is so.</summary>
    /// <param name="step">How long a step is.</param>
    /// <param name="isSo">Whether it is, after what the host said; null where it said nothing.</param>
    public async Task StepAsync(TimeSpan step, Func<string?, Task<bool>> isSo)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(LongEnough);
        for (var said = default(string); !await isSo(said); said = await SaidSoonAsync(late.Token))
        {
            late.Token.ThrowIfCancellationRequested();
            Clock.Advance(step);
        }
    }

    private async Task<string?> SaidSoonAsync(CancellationToken late)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(late);
        soon.CancelAfter(Soon);
        try
        {
            return await _log.Said.Reader.ReadAsync(soon.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _provider.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        await _provider.DisposeAsync();
    }

    /// <summary>Keeps what the monitor logs.</summary>
    private sealed class Log : ILoggerProvider, ILogger
    {
        public Channel<string> Said { get; } = Channel.CreateUnbounded<string>();

        public ILogger CreateLogger(string categoryName) => this;

        void ILogger.Log<TState>(LogLevel logLevel, Microsoft.Extensions.Logging.EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Name is nameof(LedgerLog.Lapsed) or nameof(LedgerLog.MonitorWaits) or nameof(LedgerLog.LapsesFailed) or nameof(LedgerLog.MonitorFailed))
                Said.Writer.TryWrite(formatter(state, exception));
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Dispose()
        {
        }
    }
}
