namespace Replay;

/// <summary>What is done without a verb: the bundled history is recorded and told.</summary>
internal static class Tell
{
    public static async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        using var input = await HistoryInput.OpenAsync([HistoryInput.Bundled], cancellationToken);
        var lines = input.ReadAll(cancellationToken);
        await using var ledger = await Opening.LedgerAsync(given.Place, isFresh: true, terminal, isSilent: false, cancellationToken);
        await Recording.AllAsync(ledger, lines, terminal, cancellationToken);
        new Story(terminal.Out, await Reading.AllAsync(ledger, terminal, isSilent: false, cancellationToken)).Tell();
    }
}
