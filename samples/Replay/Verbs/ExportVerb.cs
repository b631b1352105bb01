using System.CommandLine;
using Replay.CommandLine;
using Replay.Ledgers;
using Replay.Terminals;

namespace Replay.Verbs;

/// <summary>Writes all entries in the history format, stream by stream, with the stamps they were recorded with.</summary>
internal sealed class ExportVerb() : Verb("export", "Writes the entries as a history file, from which an import makes the same ledger.")
{
    private static readonly Option<StreamKey?> StreamOption = Given.Parsed<StreamKey?>("--stream", "KEY", "Only this stream, such as partnership/openai-coreweave.", Words.Stream);

    private static readonly Option<string?> OutputOption = new("--output") { Description = "Where to; else to standard output.", HelpName = "FILE" };

    protected override IEnumerable<CommandOption> Options => [StreamOption, OutputOption, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var chosen = given.Of(StreamOption) is { } stream ? [histories[stream]] : histories.AsEnumerable();
        if (given.Of(OutputOption) is not { } file)
            await WriteAsync(chosen, terminal.Bytes, cancellationToken);
        else
            await WriteWholeAsync(chosen, file, cancellationToken);
    }

    private static async Task WriteAsync(IEnumerable<History> histories, Stream output, CancellationToken cancellationToken)
    {
        var buffered = new BufferedStream(output, 64 * 1024);
        var writer = new HistoryWriter(buffered);
        foreach (var entry in histories.SelectMany(history => history.Entries))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.Write(entry);
        }

        await buffered.FlushAsync(cancellationToken);
    }

    /// <summary>Beside the file first, so that the file is whole or as it was.</summary>
    private static async Task WriteWholeAsync(IEnumerable<History> histories, string file, CancellationToken cancellationToken)
    {
        var beside = $"{file}.{Guid.NewGuid():n}";
        try
        {
            await using (var output = File.Create(beside))
                await WriteAsync(histories, output, cancellationToken);
            File.Move(beside, file, overwrite: true);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException($"The file '{file}' cannot be written: {closed.Message}");
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
