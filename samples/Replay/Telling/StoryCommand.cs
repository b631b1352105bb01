namespace Replay;

/// <summary>Records the bundled history and tells it as a story. It runs where no verb is given.</summary>
internal static class StoryCommand
{
    public static async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        using var input = await HistoryInput.OpenAsync([HistoryInput.Bundled], cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await options.Store.OpenAsync(isFresh: true, terminal, cancellationToken);
        await ledger.RecordAllAsync(lines, terminal, cancellationToken);
        new Story(terminal.Out, await ledger.ReadAllAsync(terminal, cancellationToken)).Tell();
    }
}
