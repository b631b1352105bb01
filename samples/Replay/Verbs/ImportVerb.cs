using Spectre.Console;

namespace Replay;

/// <summary>Takes history files into a store that stays, whole or not at all.</summary>
internal sealed class ImportVerb() : Verb("import", "Takes history files into a store that stays, whole or not at all.")
{
    protected override IEnumerable<CommandOption> Options => SharedOptions.OfStore;

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!options.Store.IsPersistent)
            throw new UserErrorException("An import goes into a store that stays, and none is named; --postgres CONNECTION or --data FOLDER is required.");
        if (options.Histories.Count == 0)
            throw new UserErrorException("No history is named; at least one file is required, or '-' for standard input.");
        using var input = await HistoryInput.OpenAsync(options.Histories, cancellationToken);
        // A faulty file is refused before a server starts.
        var steps = new ProgressCounter(await terminal.ShowProgressAsync("Reading", Task.Run(() => input.Count(cancellationToken), cancellationToken)));
        await using var ledger = await options.Store.OpenAsync(isFresh: false, terminal, cancellationToken);
        var intake = await terminal.ShowProgressAsync("Importing", steps, ledger.ImportAsync(input.ReadEach(cancellationToken), steps, cancellationToken));

        terminal.Out.WriteLine($"{Words.Count(intake.Recorded + intake.Repeated, "entry", "entries")} of {Words.Count(intake.Streams, "stream", "streams")}: "
            + $"{intake.Recorded} recorded, {intake.Repeated} known before, {Words.Count(intake.Anomalies.Count + intake.MoreAnomalies, "anomaly", "anomalies")}.");
        terminal.Out.WriteAnomalies("Recorded all the same, though the strict door refuses it", intake.Anomalies);
        if (intake.MoreAnomalies > 0)
            terminal.Out.WriteLine($"… and {intake.MoreAnomalies} more.");
    }
}
