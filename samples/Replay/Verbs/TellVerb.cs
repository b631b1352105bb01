namespace Replay;

/// <summary>What is done without a verb: the bundled history is recorded and told.</summary>
internal static class TellVerb
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
