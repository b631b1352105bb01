using Spectre.Console;

namespace Replay;

/// <summary>Takes history files into a store that stays, whole or not at all.</summary>
internal sealed class ImportVerb() : Verb("import", "Takes history files into a store that stays, whole or not at all.")
{
    protected override IEnumerable<CommandOption> Options => Given.OfPlace;

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!given.Place.Stays)
            throw new RefusedException("An import goes into a store that stays, and none is named; --postgres CONNECTION or --data FOLDER is required.");
        if (given.Histories.Count == 0)
            throw new RefusedException("No history is named; at least one file is required, or '-' for standard input.");
        using var input = await HistoryInput.OpenAsync(given.Histories, cancellationToken);
        // A faulty file is refused before a server starts.
        var steps = new Steps(await Waiting.ForAsync(terminal, "Reading", Task.Run(() => input.Count(cancellationToken), cancellationToken)));
        await using var ledger = await Opening.LedgerAsync(given.Place, isFresh: false, terminal, isSilent: false, cancellationToken);
        var intake = await Waiting.ForAsync(terminal, "Importing", steps, ledger.ImportAsync(input.ReadEach(cancellationToken), steps, cancellationToken));

        terminal.Out.WriteLine($"{Counted.Of(intake.Recorded + intake.Repeated, "entry", "entries")} of {Counted.Of(intake.Streams, "stream", "streams")}: "
            + $"{intake.Recorded} recorded, {intake.Repeated} known before, {Counted.Of(intake.Anomalies.Count + intake.MoreAnomalies, "anomaly", "anomalies")}.");
        BoardTables.WriteAnomalies(terminal.Out, intake.Anomalies, "Recorded all the same, though the strict door refuses it");
        if (intake.MoreAnomalies > 0)
            terminal.Out.WriteLine($"… and {intake.MoreAnomalies} more.");
    }
}
