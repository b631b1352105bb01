using Contracts.Storage;

namespace Contracts.Endurance.Operation.Acts;

/// <summary>Lines of one stream that are imported.</summary>
/// <param name="Stream">The number of the stream.</param>
/// <param name="Drafts">The entries.</param>
/// <param name="Ages">For each entry how many minutes ago somebody learned it.</param>
internal sealed record ImportedLines(int Stream, IReadOnlyList<Draft> Drafts, IReadOnlyList<int> Ages)
{
    public override string ToString() => $"{Deployment.Streams[Stream]}: {string.Join("; ", Drafts.Zip(Ages, (draft, age) => $"{draft}, {age} min ago"))}";
}

/// <summary>Imports entries of some streams with earlier recorded instants.</summary>
internal sealed record Import(int Host, IReadOnlyList<ImportedLines> Streams) : CuttableAct
{
    private List<StreamKey> Keys => [.. Streams.Select(stream => Deployment.Streams[stream.Stream])];

    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.MakeWayAsync(Keys);
        await ImportAsync(deployment, Lines(deployment));
    }

    public override Attempt Begin(Deployment deployment)
    {
        var lines = Lines(deployment);
        var host = deployment.HostAt(Host);
        return new Attempt(
            () => host.Ledger.ImportAsync(lines),
            async () =>
            {
                foreach (var ofStream in lines.GroupBy(line => line.Stream))
                    await LearnPrefixAsync(deployment, host, ofStream.Key, [.. ofStream]);
                await ImportAsync(deployment, lines);
            });
    }

    public override string ToString() => $"Import {{ Host = {Host}, {string.Join(" | ", Streams)} }}";

    private List<HistoryLine> Lines(Deployment deployment) =>
    [
        .. Streams.SelectMany(stream => stream.Drafts.Zip(stream.Ages, (draft, age) => new HistoryLine
        {
            File = "imported",
            Line = age,
            Stream = Deployment.Streams[stream.Stream],
            Entry = draft.For(deployment.Acknowledged[Deployment.Streams[stream.Stream]]),
            RecordedAt = deployment.Now.AddMinutes(-age),
        })),
    ];

    private async Task ImportAsync(Deployment deployment, List<HistoryLine> lines)
    {
        var host = deployment.HostAt(Host);
        var (predicted, isRefused) = Predict(deployment, lines);
        // A transaction on another stream may be committed meanwhile.
        var streams = lines.Select(line => line.Stream).Distinct();
        try
        {
            var outcome = await deployment.AskAsync(host, () => host.Ledger.ImportAsync(lines));
            if (isRefused)
                throw new Fault(FaultKind.Wrong, $"{host} imports lines that memory refuses.");
            var more = streams.Sum(stream => predicted[stream].Version - deployment.Acknowledged[stream].Version);
            if (outcome.Recorded + outcome.Repeated != lines.Count || outcome.Recorded > more)
                throw new Fault(FaultKind.Wrong, $"{host} says that it imported {outcome.Recorded} and had {outcome.Repeated}; {more} of {lines.Count} are new.");
        }
        catch (Exception refused) when (Recording.IsRefusal(refused))
        {
            if (!isRefused)
                throw new Fault(FaultKind.Wrong, $"{host} refuses an import that memory accepts: {refused.Message}", refused);
            return;
        }

        foreach (var stream in streams)
            deployment.Acknowledged = deployment.Acknowledged.With(predicted[stream]);
        deployment.Counts.Add("imports");
    }

    private static (Histories After, bool IsRefused) Predict(Deployment deployment, List<HistoryLine> lines)
    {
        try
        {
            return (deployment.Acknowledged.Import(lines, deployment.Now), false);
        }
        catch (Exception refused) when (Recording.IsRefusal(refused))
        {
            return (deployment.Acknowledged, true);
        }
    }

    /// <summary>Learns how much of an import that was cut off is in a stream: whole batches from the first on.</summary>
    private static async Task LearnPrefixAsync(Deployment deployment, Host host, StreamKey stream, List<HistoryLine> lines)
    {
        var stored = await deployment.AskAsync(host, () => host.Ledger.HistoryAsync(stream));
        var before = deployment.Acknowledged[stream];
        if (EntryComparison.AreSame(stored.Entries, before.Entries))
            return;
        var import = new StreamImport(before, lines, deployment.Now);
        var ends = import.Batches().Select(batch => batch[^1].Version).Append(before.Version);
        if (!ends.Contains(stored.Version) || !EntryComparison.AreSame(stored.Entries, import.Outcome.After.Entries.Take(stored.Version)))
            throw new Fault(FaultKind.Wrong, $"{stream} holds no whole batches of an import that was cut off.\n{EntryComparison.Difference(import.Outcome.After.Entries, stored.Entries)}");
        deployment.Acknowledged = deployment.Acknowledged.With(History.Of(stream, import.Outcome.After.Entries.Take(stored.Version)));
    }
}
