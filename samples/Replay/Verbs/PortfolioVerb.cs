namespace Replay;

/// <summary>What the commitments of all streams come to at a viewpoint.</summary>
internal sealed class PortfolioVerb() : Verb("portfolio", "Shows what it all comes to: exposure, concentration, backlog, deadlines, holdings and capacity.")
{
    protected override IEnumerable<CommandOption> Options => [.. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var portfolio = histories.AsOf(options.Viewpoint).Portfolio;
        switch (options.Format)
        {
            case OutputFormat.Json:
                PortfolioJson.Write(terminal.Bytes, portfolio);
                break;
            case OutputFormat.Csv:
                PortfolioCsv.Write(terminal.Text, portfolio.Exposure);
                break;
            default:
                PortfolioTables.Write(terminal.Out, portfolio);
                break;
        }
    }
}
