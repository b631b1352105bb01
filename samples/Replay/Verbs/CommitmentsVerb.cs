namespace Replay;

/// <summary>The commitment board at a viewpoint.</summary>
internal sealed class CommitmentsVerb() : Verb("commitments", "Shows who owes whom what at a viewpoint, with totals, investments and offerings.")
{
    protected override IEnumerable<CommandOption> Options => [.. Given.OfView, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        Boards.Write(terminal, histories.AsOf(given.Viewpoint), given.Format);
    }
}
