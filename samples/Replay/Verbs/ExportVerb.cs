using System.CommandLine;

namespace Replay;

/// <summary>Writes all entries as a history file, stream by stream, with their original stamps.</summary>
internal sealed class ExportVerb() : Verb(
    "export", "Writes the entries as a history file. Importing it gives the same ledger.")
{
    private const int BufferBytes = 64 * 1024;

    private static readonly Option<StreamKey?> OnlyStream = ValueParsers.CreateOption<StreamKey?>(
        "--stream", "KEY", "Only this stream, such as partnership/openai-coreweave.", ValueParsers.Stream);

    private static readonly Option<string?> Output = new("--output")
    {
        Description = "The file to write. Default: standard output.",
        HelpName = "FILE",
    };

    protected override IEnumerable<CommandOption> Options => [OnlyStream, Output, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var ledger = await options.OpenLedgerAsync(terminal, cancellationToken);
        var histories = ledger.HistoriesAsync(cancellationToken);
        if (options.ValueOf(OnlyStream) is { } stream)
            histories = histories.Where(history => history.Stream == stream);
        var export = options.ValueOf(Output) is { } file
            ? WriteFileAsync(histories, file)
            : WriteAsync(histories, terminal.Bytes);
        await terminal.ShowProgressAsync("Exporting", export);
    }

    /// <summary>Writes the histories as they arrive, and returns the number of entries.</summary>
    private static async Task<int> WriteAsync(IAsyncEnumerable<History> histories, Stream output)
    {
        var buffered = new BufferedStream(output, BufferBytes);
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

    /// <summary>Writes a temporary file and renames it, so that the target is never incomplete.</summary>
    private static async Task<int> WriteFileAsync(IAsyncEnumerable<History> histories, string file)
    {
        var temporary = $"{file}.{Guid.NewGuid():n}";
        try
        {
            int entries;
            await using (var output = File.Create(temporary))
                entries = await WriteAsync(histories, output);
            File.Move(temporary, file, overwrite: true);
            return entries;
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException($"The file '{file}' cannot be written: {closed.Message}");
        }
        finally
        {
            if (File.Exists(temporary))
                File.Delete(temporary);
        }
    }
}
