using Spectre.Console;

namespace Replay;

/// <summary>Imports history files into a persistent store, all lines or none.</summary>
internal sealed class ImportVerb() : Verb(
    "import", "Imports history files into a persistent store, all lines or none.")
{
    protected override IEnumerable<CommandOption> Options => SharedOptions.OfStore;

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!options.Store.IsPersistent)
        {
            throw new UserErrorException("An import needs a persistent store, and none is named; "
                + "--postgres CONNECTION or --data FOLDER is required.");
        }

        if (options.Histories.Count == 0)
        {
            throw new UserErrorException(
                "No history is named; at least one file is required, or '-' for standard input.");
        }

        using var input = await HistoryInput.OpenAsync(options.Histories, cancellationToken);
        // The first pass finds all faults before a server starts.
        var count = Task.Run(() => input.Count(cancellationToken), cancellationToken);
        var steps = new ProgressCounter(await terminal.ShowProgressAsync("Reading", count));
        await using var ledger = await options.Store.OpenAsync(isFresh: false, terminal, cancellationToken);
        var import = ledger.ImportAsync(input.ReadEach(cancellationToken), steps, cancellationToken);
        WriteSummary(terminal.Out, await terminal.ShowProgressAsync("Importing", steps, import));
    }

    private static void WriteSummary(IAnsiConsole console, ImportSummary summary)
    {
        var entries = Words.Count(summary.Recorded + summary.Repeated, "entry", "entries");
        var streams = Words.Count(summary.Streams, "stream", "streams");
        var anomalies = Words.Count(summary.Anomalies.Count + summary.MoreAnomalies, "anomaly", "anomalies");
        console.WriteLine(
            $"{entries} of {streams}: {summary.Recorded} recorded, {summary.Repeated} known before, {anomalies}.");
        console.WriteAnomalies("Anomalies, recorded although the strict door refuses them", summary.Anomalies);
        if (summary.MoreAnomalies > 0)
            console.WriteLine($"… and {summary.MoreAnomalies} more.");
    }
}
