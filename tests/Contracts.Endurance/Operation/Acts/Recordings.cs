namespace Contracts.Endurance.Operation.Acts;

/// <summary>An act that can be cut off in the middle.</summary>
internal abstract record CuttableAct : Act
{
    /// <summary>Prepares the act.</summary>
    public abstract Attempt Begin(Deployment deployment);
}

/// <summary>An attempt at an act that is cut off.</summary>
/// <param name="Run">Runs it, with whatever failure it has.</param>
/// <param name="ResolveAsync">Learns what became of it, and completes it.</param>
internal sealed record Attempt(Func<Task> Run, Func<Task> ResolveAsync);

/// <summary>The expected version that is given with a batch.</summary>
internal enum ExpectedVersion
{
    None,
    Right,
    Wrong,
}

/// <summary>Records a batch.</summary>
internal sealed record RecordBatch(int Host, int Stream, Drafts Drafts, ExpectedVersion Expected) : CuttableAct
{
    private StreamKey Key => Deployment.Streams[Stream];

    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.MakeWayAsync([Key]);
        var before = deployment.Acknowledged[Key];
        int? expected = Expected switch
        {
            ExpectedVersion.Right => before.Version,
            ExpectedVersion.Wrong => before.Version + 1,
            _ => null,
        };
        await deployment.RecordAsync(deployment.HostAt(Host), Key, Drafts.For(before), expected);
    }

    public override Attempt Begin(Deployment deployment)
    {
        var batch = Drafts.For(deployment.Acknowledged[Key]);
        var host = deployment.HostAt(Host);
        var isAcknowledged = false;
        return new Attempt(
            async () =>
            {
                await host.Ledger.RecordAsync(Key, batch);
                isAcknowledged = true;
            },
            async () =>
            {
                await deployment.LearnFromStoreAsync(host, Key, [(batch, isAcknowledged)]);
                await deployment.RecordAsync(host, Key, batch);
            });
    }
}

/// <summary>Records a batch again that was recorded earlier.</summary>
internal sealed record RetryBatch(int Host, int Which) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        if (deployment.Batches.Count == 0)
            return;
        var (stream, batch) = deployment.Batches[Which % deployment.Batches.Count];
        await deployment.MakeWayAsync([stream]);
        await deployment.RecordAsync(deployment.HostAt(Host), stream, batch);
    }
}

/// <summary>Records what ran out by a day.</summary>
internal sealed record RecordLapses(int Host, DateOnly Day) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.MakeWayAsync(Deployment.Streams);
        var host = deployment.HostAt(Host);
        var lapses = Deployment.Streams.ToDictionary(stream => stream, stream => deployment.Acknowledged[stream].LapsedBy(Day));
        var round = await deployment.AskAsync(host, () => host.Ledger.RecordLapsesAsync(Day));
        foreach (var (stream, batch) in lapses.Where(ofStream => ofStream.Value.Count > 0))
            await deployment.LearnFromStoreAsync(host, stream, [(batch, !round.Failures.ContainsKey(stream))]);
    }
}
