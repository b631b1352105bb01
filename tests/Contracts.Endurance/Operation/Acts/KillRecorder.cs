using System.Diagnostics;
using System.Globalization;
using Contracts.Storage;

namespace Contracts.Endurance.Operation.Acts;

/// <summary>Has another process record batches, and kills it in the middle.</summary>
/// <param name="Upkeep">When that process has rows written.</param>
/// <param name="Batches">The batches, each with the number of its stream.</param>
/// <param name="After">After how many acknowledged batches it is killed.</param>
/// <param name="Milliseconds">How long it goes on after that.</param>
internal sealed record KillRecorder(LedgerUpkeep Upkeep, IReadOnlyList<(int Stream, Drafts Drafts)> Batches, int After, int Milliseconds) : Act
{
    public override async Task RunAsync(Deployment deployment)
    {
        await deployment.EndOpenTransactionAsync(commits: true);
        var predicted = deployment.Acknowledged;
        var batches = new List<(StreamKey Stream, IReadOnlyList<NewEntry> Batch)>();
        foreach (var (number, drafts) in Batches)
        {
            var stream = Deployment.Streams[number];
            var batch = drafts.For(predicted[stream]);
            if (Recording.Predict(predicted[stream], batch, null, deployment.Now) is not { } outcome)
                continue;
            predicted = predicted.With(outcome.After);
            batches.Add((stream, batch));
        }

        var acknowledged = await KillInTheMiddleAsync(deployment, batches);
        var host = deployment.HostAt(0);
        foreach (var ofStream in batches.Select((batch, i) => (batch.Stream, batch.Batch, IsAcknowledged: i < acknowledged)).GroupBy(batch => batch.Stream))
            await deployment.LearnFromStoreAsync(host, ofStream.Key, [.. ofStream.Select(batch => (batch.Batch, batch.IsAcknowledged))]);
        foreach (var (stream, batch) in batches)
            await deployment.RecordAsync(host, stream, batch);
        deployment.Counts.Add("recorder kills");
    }

    public override string ToString() =>
        $"KillRecorder {{ {Upkeep}, after {After} batches and {Milliseconds} ms, {string.Join(" | ", Batches.Select(batch => $"{Deployment.Streams[batch.Stream]}: {batch.Drafts}"))} }}";

    private async Task<int> KillInTheMiddleAsync(Deployment deployment, List<(StreamKey Stream, IReadOnlyList<NewEntry> Batch)> batches)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{deployment.Database}.jsonl");
        await using (var output = File.Create(file))
        {
            var writer = new HistoryWriter(output);
            foreach (var (line, i) in batches.SelectMany((batch, i) => batch.Batch.Select(entry => (entry, batch.Stream, i)))
                .Select((each, line) => (new HistoryLine { File = file, Line = line, Stream = each.Stream, Entry = each.entry, RecordedAt = deployment.Now.AddSeconds(each.i) }, each.i)))
                writer.Write(line);
        }

        var start = new ProcessStartInfo("dotnet",
        [
            Path.Combine(AppContext.BaseDirectory, "Contracts.Marten.Node.dll"), "record", deployment.ConnectionString, "contracts", file, $"{Upkeep}",
            deployment.Now.ToString("O", CultureInfo.InvariantCulture),
            $"{deployment.Bound.LeastEntries}", $"{deployment.Bound.RowsPerEntry}", $"{deployment.Bound.FoldedAgainPerEntry}",
        ]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var acknowledged = 0;
        while (acknowledged < After && await process.StandardOutput.ReadLineAsync() is not null)
            acknowledged++;
        await Task.Delay(Milliseconds);
        process.Kill();
        while (await process.StandardOutput.ReadLineAsync() is not null)
            acknowledged++;
        await process.WaitForExitAsync();
        File.Delete(file);
        return acknowledged;
    }
}
