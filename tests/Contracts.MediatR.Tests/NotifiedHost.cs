using System.Threading.Channels;
using Contracts.Storage;
using JasperFx.Events.Daemon;
using Marten;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using static Contracts.Mediation.Tests.Given;

namespace Contracts.Mediation.Tests;

/// <summary>A host that keeps a ledger and handles each notification by handing it to the test.</summary>
internal sealed class NotifiedHost : IAsyncDisposable
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(60);

    private readonly Channel<EntryRecorded> _told = Channel.CreateUnbounded<EntryRecorded>();
    private readonly IHost _host;

    private NotifiedHost(string connectionString, DaemonMode daemon, Func<EntryRecorded, bool>? fails, Action<IServiceCollection>? add)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddContracts(options => (options.ConnectionString, options.Daemon) = (connectionString, daemon));
        builder.Services.AddMediatR(mediator => mediator.RegisterServicesFromAssemblyContaining<RecordEntries>());
        builder.Services.AddContractsNotifications();
        builder.Services.AddSingleton<INotificationHandler<EntryRecorded>>(new Handler(_told.Writer, fails ?? (_ => false)));
        builder.Services.ConfigureMarten<IContractStore>(store => store.Projections.LeadershipPollingTime = 100);
        add?.Invoke(builder.Services);
        _host = builder.Build();
    }

    public IServiceProvider Services => _host.Services;

    public IContractLedger Ledger => _host.Services.GetRequiredService<IContractLedger>();

    public static async Task<NotifiedHost> StartAsync(
        string connectionString, DaemonMode daemon = DaemonMode.Solo, Func<EntryRecorded, bool>? fails = null, Action<IServiceCollection>? add = null)
    {
        var started = new NotifiedHost(connectionString, daemon, fails, add);
        await started._host.StartAsync(Cancelled);
        return started;
    }

    /// <summary>Waits for so many notifications.</summary>
    public async Task<List<EntryRecorded>> TakeAsync(int count)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(LongEnough);
        return await _told.Reader.ReadAllAsync(late.Token).Take(count).ToListAsync(late.Token);
    }

    /// <summary>Waits for the notification of an entry, and gives it with all before it.</summary>
    public async Task<List<EntryRecorded>> TakeUntilAsync(EntryId last)
    {
        var told = await TakeAsync(1);
        while (told[^1].Entry.Id != last)
            told.AddRange(await TakeAsync(1));
        return told;
    }

    /// <summary>Ends it; what it was told and nobody took yet.</summary>
    public async Task<List<EntryRecorded>> StopAsync()
    {
        await _host.StopAsync(Cancelled);
        _told.Writer.TryComplete();
        return await _told.Reader.ReadAllAsync(Cancelled).ToListAsync(Cancelled);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private sealed class Handler(ChannelWriter<EntryRecorded> told, Func<EntryRecorded, bool> fails) : INotificationHandler<EntryRecorded>
    {
        public async Task Handle(EntryRecorded notification, CancellationToken cancellationToken)
        {
            if (fails(notification))
                throw new InvalidOperationException("The handler fails.");
            await told.WriteAsync(notification, cancellationToken);
        }
    }
}
