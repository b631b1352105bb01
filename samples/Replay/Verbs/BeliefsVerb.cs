using System.CommandLine;

namespace Replay;

/// <summary>What was held about one day, from the first moment of knowledge to the last.</summary>
internal sealed class BeliefsVerb() : Verb("beliefs", "Tells what was held about a figure on one day as more became known, with what changed it.")
{
    private static readonly Argument<Figure?> FigureArgument = Figure.Named();

    protected override IEnumerable<Argument> Arguments => [FigureArgument];

    protected override IEnumerable<CommandOption> Options => [Given.AsOfOption, Given.EvidenceOption, Given.FormatOption, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = given.Of(FigureArgument) ?? throw new RefusedException("No figure is named; a commitment such as partnership/openai-coreweave/compute is required.");
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var beliefs = histories[figure.Stream].Beliefs(figure.Key, given.Viewpoint.AsOf, given.Viewpoint.Evidence);
        if (given.Format == Format.Table)
            BeliefsText.Write(terminal.Out, beliefs, new EntryWords(histories));
        else
            BeliefsRows.Write(terminal, beliefs, given.Format);
    }
}
