using System.CommandLine;

namespace Replay;

/// <summary>What was held about one day, from the first moment of knowledge to the last.</summary>
internal sealed class BeliefsVerb() : Verb("beliefs", "Tells what was held about a figure on one day as more became known, with what changed it.")
{
    protected override IEnumerable<Argument> Arguments => [SharedOptions.Figure];

    protected override IEnumerable<CommandOption> Options => [SharedOptions.AsOf, SharedOptions.Evidence, SharedOptions.Format, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = options.Figure;
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var beliefs = histories[figure.Stream].Beliefs(figure.Key, options.Viewpoint.AsOf, options.Viewpoint.Evidence);
        if (options.Format == OutputFormat.Table)
            BeliefsText.Write(terminal.Out, beliefs, new EntryWords(histories));
        else
            BeliefsRows.Write(terminal, beliefs, options.Format);
    }
}
