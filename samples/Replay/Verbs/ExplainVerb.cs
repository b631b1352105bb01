using System.CommandLine;

namespace Replay;

/// <summary>The facts that make a figure, with running amounts.</summary>
internal sealed class ExplainVerb() : Verb("explain", "Says why a commitment or another figure is what it is: its facts in order, with sources and running amounts.")
{
    protected override IEnumerable<Argument> Arguments => [SharedOptions.Figure];

    protected override IEnumerable<CommandOption> Options => [.. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = options.Figure;
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var steps = histories[figure.Stream].Explain(figure.Key, options.Viewpoint);
        if (steps.Count == 0)
            throw new UserErrorException($"{figure} is not there as of {options.Viewpoint.AsOf:yyyy-MM-dd}, as far as was known; only what is there can be explained.");
        if (options.Format == OutputFormat.Table)
            ExplanationText.Write(terminal.Out, figure, steps, new EntryWords(histories));
        else
            ExplanationRows.Write(terminal, steps, options.Format);
    }
}
