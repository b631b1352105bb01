namespace Contracts.Endurance.Operation.Acts;

/// <summary>The ways in which an act is cut off.</summary>
internal enum Cut
{
    /// <summary>All sessions of the database are terminated.</summary>
    Sessions,

    /// <summary>The server is killed, and started again.</summary>
    Server,
}

/// <summary>Begins an act and cuts it off in the middle.</summary>
/// <param name="Act">The act.</param>
/// <param name="By">The way in which it is cut off.</param>
/// <param name="Milliseconds">How long it runs before.</param>
internal sealed record CutOff(CuttableAct Act, Cut By, int Milliseconds) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: Milliseconds % 2 == 0);
        var attempt = Act.Begin(deployment);
        var running = Task.Run(attempt.Run);
        await Task.WhenAny(running, Task.Delay(Milliseconds));
        deployment.NoteOutage();
        if (By == Cut.Server)
            await KillAsync(deployment, running);
        else
            await deployment.Server.EndSessionsAsync(deployment.Database);
        await SettleAsync(deployment, running);
        await attempt.ResolveAsync();
    }

    /// <summary>Waits for the act, which succeeded, was refused, or says that its connection was lost.</summary>
    private async Task SettleAsync(Deployment deployment, Task running)
    {
        try
        {
            await running;
            deployment.Counts.Add("acts that ended before they were cut off");
        }
        catch (Exception failure) when (Refusal.IsTransient(failure) || Recording.IsRefusal(failure))
        {
            deployment.Counts.Refuse(Recording.IsRefusal(failure) ? "by the rules, in an outage" : "act cut off");
        }
        catch (InvalidOperationException) when (Act is Rebuild)
        {
            deployment.Counts.Refuse("rebuild where no rows are kept");
        }
        catch (Exception failure)
        {
            throw new Fault(FaultKind.Wrong, $"An act that was cut off hides what failed: {failure.GetType().Name}: {failure.Message}", failure);
        }
    }

    /// <summary>Kills the server, asks while it is down, and starts it again.</summary>
    private static async Task KillAsync(Deployment deployment, Task running)
    {
        deployment.Server.Kill();
        deployment.Counts.Add("server kills");
        try
        {
            await AskInVainAsync(deployment);
            await Task.WhenAny(running);
        }
        finally
        {
            await deployment.Server.RestartAsync();
        }
    }

    private static async Task AskInVainAsync(Deployment deployment)
    {
        var host = deployment.HostAt(0);
        try
        {
            await host.Ledger.HistoryAsync(Deployment.Streams[0]);
            throw new Fault(FaultKind.Wrong, $"{host} answers while no server runs.");
        }
        catch (Exception failure) when (failure is not Fault)
        {
            if (!Refusal.IsTransient(failure))
                throw new Fault(FaultKind.Wrong, $"While no server runs, {host} hides it: {failure.GetType().Name}: {failure.Message}", failure);
            deployment.Counts.Refuse("no server");
        }
    }
}
