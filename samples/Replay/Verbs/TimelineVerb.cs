namespace Replay;

/// <summary>The entries in the order in which they became known, with what was said about them.</summary>
internal sealed class TimelineVerb() : Verb("timeline", "Lists the entries as they became known, with corrections, disputes, rivals and anomalies linked.")
{
    protected override IEnumerable<CommandOption> Options => [.. Given.OfView, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var moments = Timeline.Of(histories, given.View(DateOnly.MaxValue));
        switch (given.Format)
        {
            case Format.Json:
                TimelineJson.Write(terminal.Bytes, moments);
                break;
            case Format.Csv:
                TimelineCsv.Write(terminal.Text, moments);
                break;
            default:
                TimelineText.Write(terminal.Out, moments, new EntryWords(histories));
                break;
        }
    }
}
