namespace Replay;

/// <summary>What the commitments of all streams come to at a viewpoint.</summary>
internal sealed class PortfolioVerb() : Verb("portfolio", "Shows what it all comes to: exposure, concentration, backlog, deadlines, holdings and capacity.")
{
    protected override IEnumerable<CommandOption> Options => [.. Given.OfView, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var portfolio = histories.AsOf(given.Viewpoint).Portfolio;
        switch (given.Format)
        {
            case Format.Json:
                PortfolioJson.Write(terminal.Bytes, portfolio);
                break;
            case Format.Csv:
                PortfolioCsv.Write(terminal.Text, portfolio.Exposure);
                break;
            default:
                PortfolioTables.Write(terminal.Out, portfolio);
                break;
        }
    }
}
