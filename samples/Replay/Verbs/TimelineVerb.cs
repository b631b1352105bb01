namespace Replay;

/// <summary>The entries in the order in which they became known, with what was said about them.</summary>
internal sealed class TimelineVerb() : Verb("timeline", "Lists the entries as they became known, with corrections, disputes, rivals and anomalies linked.")
{
    protected override IEnumerable<CommandOption> Options => [.. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var moments = Timeline.Of(histories, options.ViewpointOr(DateOnly.MaxValue));
        switch (options.Format)
        {
            case OutputFormat.Json:
                TimelineJson.Write(terminal.Bytes, moments);
                break;
            case OutputFormat.Csv:
                TimelineCsv.Write(terminal.Text, moments);
                break;
            default:
                TimelineText.Write(terminal.Out, moments, new EntryWords(histories));
                break;
        }
    }
}
