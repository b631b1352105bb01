using Contracts.Endurance.Operation.Checks;
using Contracts.Storage;

namespace Contracts.Endurance.Operation.Acts;

/// <summary>Makes the rows again from the entries.</summary>
internal sealed record Rebuild(int Host) : CuttableAct
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: true);
        await RebuildAsync(deployment, deployment.HostAt(Host));
    }

    public override Attempt Begin(Deployment deployment)
    {
        var host = deployment.HostAt(Host);
        return new Attempt(() => host.Ledger.RebuildAsync(), () => RebuildAsync(deployment, host));
    }

    private static async Task RebuildAsync(Deployment deployment, Host host)
    {
        try
        {
            await deployment.AskAsync(host, async () =>
            {
                await host.Ledger.RebuildAsync();
                return true;
            });
            deployment.Counts.Add("rebuilds");
        }
        catch (InvalidOperationException) when (host.Settings.Upkeep == LedgerUpkeep.Off)
        {
            deployment.Counts.Refuse("rebuild where no rows are kept");
        }
    }
}

/// <summary>Rolls the corners of totals up.</summary>
internal sealed record RollUp(int Host) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        var host = deployment.HostAt(Host);
        if (host.Settings.Upkeep != LedgerUpkeep.Off)
            await deployment.AskAsync(host, async () =>
            {
                await host.RollUpAsync(CancellationToken.None);
                return true;
            });
    }
}

/// <summary>Lets the daemon bring all entries into the rows.</summary>
internal sealed record CatchUp : Act
{
    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(10);

    public override async Task RunAsync(Deployment deployment)
    {
        // A daemon that is paused keeps the others from taking its place.
        if (!deployment.Hosts.Any(host => host.RunsDaemon) || deployment.Hosts.Any(host => host.IsPaused))
            return;
        await deployment.EndOpenTransactionAsync(commits: true);
        var until = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var store = await deployment.LookAsync(StoreContents.ReadAsync);
            if (!store.IsAsync || store.Progress >= store.LastNumber)
                break;
            if (TimeProvider.System.GetElapsedTime(until) > LongEnough)
                throw new Fault(FaultKind.Stuck, $"The daemon stands at {store.Progress} of {store.LastNumber} after {LongEnough.TotalSeconds:0} seconds. {string.Join('\n', deployment.Hosts.Select(host => $"{host} at {DateTimeOffset.UtcNow:HH:mm:ss} logged\n{host.Log}"))}");
            await deployment.WaitAsync(Often);
        }

        deployment.HasCaughtUp = true;
    }
}
