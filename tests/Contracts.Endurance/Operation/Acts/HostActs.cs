namespace Contracts.Endurance.Operation.Acts;

/// <summary>Ends a host and starts it again, with the same settings or others.</summary>
internal sealed record Restart(int Host, HostSettings? Settings) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        var host = deployment.HostAt(Host);
        await deployment.ReplaceHostAsync(host, Settings ?? host.Settings);
        deployment.Counts.Add(Settings is null || Settings.Upkeep == host.Settings.Upkeep ? "restarts" : "setting changes");
    }
}

/// <summary>Starts a second host beside the first.</summary>
internal sealed record StartSecond(HostSettings Settings) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.PutHostAsync(1, Settings);
        deployment.Counts.Add("second hosts");
    }
}

/// <summary>Ends the second host.</summary>
internal sealed record EndSecond : Act
{
    public override Task RunAsync(Deployment deployment) => deployment.PutHostAsync(1, null);
}

/// <summary>Pauses the daemon of a host, or lets it go on.</summary>
internal sealed record SwitchDaemon(int Host, bool IsOn) : Act
{
    public override Task RunAsync(Deployment deployment) => deployment.HostAt(Host).SwitchDaemonAsync(IsOn);
}

/// <summary>Lets time pass.</summary>
internal sealed record Advance(TimeSpan By) : Act
{
    public override Task RunAsync(Deployment deployment)
    {
        deployment.Now += By;
        return Task.CompletedTask;
    }
}

/// <summary>Sets the clock of a host, forwards or backwards, within what is tolerated.</summary>
internal sealed record SetClock(int Host, TimeSpan Offset) : Act
{
    public override Task RunAsync(Deployment deployment)
    {
        deployment.HostAt(Host).Clock.Offset = Offset;
        return Task.CompletedTask;
    }
}
