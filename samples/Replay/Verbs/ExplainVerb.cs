using System.CommandLine;

namespace Replay;

/// <summary>The facts that make a figure, with running amounts.</summary>
internal sealed class ExplainVerb() : Verb("explain", "Says why a commitment or another figure is what it is: its facts in order, with sources and running amounts.")
{
    private static readonly Argument<Figure?> FigureArgument = Figure.Named();

    protected override IEnumerable<Argument> Arguments => [FigureArgument];

    protected override IEnumerable<CommandOption> Options => [.. Given.OfView, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = given.Of(FigureArgument) ?? throw new RefusedException("No figure is named; a commitment such as partnership/openai-coreweave/compute is required.");
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var steps = histories[figure.Stream].Explain(figure.Key, given.Viewpoint);
        if (steps.Count == 0)
            throw new RefusedException($"{figure} is not there as of {given.Viewpoint.AsOf:yyyy-MM-dd}, as far as was known; only what is there can be explained.");
        if (given.Format == Format.Table)
            ExplanationText.Write(terminal.Out, figure, steps, new EntryWords(histories));
        else
            ExplanationRows.Write(terminal, steps, given.Format);
    }
}
