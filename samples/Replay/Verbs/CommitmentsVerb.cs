namespace Replay;

/// <summary>The commitment board at a viewpoint.</summary>
internal sealed class CommitmentsVerb() : Verb("commitments", "Shows who owes whom what at a viewpoint, with totals, investments and offerings.")
{
    protected override IEnumerable<CommandOption> Options => [.. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        Boards.Write(terminal, histories.AsOf(options.Viewpoint), options.Format);
    }
}
