using System.CommandLine;

namespace Replay;

/// <summary>What differs between two viewpoints: what was learned, and what happened.</summary>
internal sealed class ChangesVerb() : Verb("changes", "Says how figures differ between two viewpoints: restated by what was learned, moved by what happened, with the causes.")
{
    private static readonly Option<Viewpoint?> FromOption = ValueParsers.CreateOption<Viewpoint>("--from", "DATE[@INSTANT]", "The first day, perhaps as known at an instant.", ValueParsers.Viewpoint);

    private static readonly Option<Viewpoint?> ToOption = ValueParsers.CreateOption<Viewpoint>("--to", "DATE[@INSTANT]", "The second day, perhaps as known at an instant.", ValueParsers.Viewpoint);

    protected override IEnumerable<CommandOption> Options => [FromOption, ToOption, SharedOptions.Evidence, SharedOptions.Format, .. SharedOptions.OfStore];

    protected override async Task RunAsync(ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (options.ValueOf(FromOption) is not { } earlier || options.ValueOf(ToOption) is not { } later)
            throw new UserErrorException("Two viewpoints are compared; --from DATE[@INSTANT] and --to DATE[@INSTANT] are required.");
        var evidence = options.ValueOf(SharedOptions.Evidence) ?? EvidencePolicy.All;
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var changes = histories.SelectMany(history => history.Changes(earlier with { Evidence = evidence }, later with { Evidence = evidence })).ToList();
        if (options.Format == OutputFormat.Table)
            ChangesText.Write(terminal.Out, changes, new EntryWords(histories));
        else
            ChangesRows.Write(terminal, changes, options.Format);
    }
}
