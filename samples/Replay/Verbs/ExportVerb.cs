using System.CommandLine;

namespace Replay;

/// <summary>Writes all entries in the history format, stream by stream, with the stamps they were recorded with.</summary>
internal sealed class ExportVerb() : Verb("export", "Writes the entries as a history file, from which an import makes the same ledger.")
{
    private static readonly Option<StreamKey?> StreamOption = ValueParsers.CreateOption<StreamKey?>("--stream", "KEY", "Only this stream, such as partnership/openai-coreweave.", ValueParsers.Stream);

    private static readonly Option<string?> OutputOption = new("--output") { Description = "Where to; else to standard output.", HelpName = "FILE" };

    protected override IEnumerable<CommandOption> Options => [StreamOption, OutputOption, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var ledger = await options.OpenLedgerAsync(terminal, cancellationToken);
        var histories = ledger.HistoriesAsync(cancellationToken);
        var chosen = options.ValueOf(StreamOption) is { } stream ? histories.Where(history => history.Stream == stream) : histories;
        await terminal.ShowProgressAsync("Exporting", options.ValueOf(OutputOption) is { } file ? WriteWholeAsync(chosen, file) : WriteAsync(chosen, terminal.Bytes));
    }

    /// <summary>Writes each history as it comes, and says how many entries there are.</summary>
    private static async Task<int> WriteAsync(IAsyncEnumerable<History> histories, Stream output)
    {
        var buffered = new BufferedStream(output, 64 * 1024);
        var writer = new HistoryWriter(buffered);
        var entries = 0;
        await foreach (var history in histories)
        {
            foreach (var entry in history.Entries)
                writer.Write(entry);
            entries += history.Version;
        }

        await buffered.FlushAsync();
        return entries;
    }

    /// <summary>Beside the file first, so that the file is whole or as it was.</summary>
    private static async Task<int> WriteWholeAsync(IAsyncEnumerable<History> histories, string file)
    {
        var beside = $"{file}.{Guid.NewGuid():n}";
        try
        {
            int entries;
            await using (var output = File.Create(beside))
                entries = await WriteAsync(histories, output);
            File.Move(beside, file, overwrite: true);
            return entries;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file '{file}' cannot be written: {closed.Message}");
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
