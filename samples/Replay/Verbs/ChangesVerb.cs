using System.CommandLine;

namespace Replay;

/// <summary>What differs between two viewpoints: what was learned, and what happened.</summary>
internal sealed class ChangesVerb() : Verb("changes", "Says how figures differ between two viewpoints: restated by what was learned, moved by what happened, with the causes.")
{
    private static readonly Option<Viewpoint?> FromOption = Given.Parsed<Viewpoint>("--from", "DATE[@INSTANT]", "The first day, perhaps as known at an instant.", Words.Viewpoint);

    private static readonly Option<Viewpoint?> ToOption = Given.Parsed<Viewpoint>("--to", "DATE[@INSTANT]", "The second day, perhaps as known at an instant.", Words.Viewpoint);

    protected override IEnumerable<CommandOption> Options => [FromOption, ToOption, Given.EvidenceOption, Given.FormatOption, .. Given.OfPlace];

    protected override async Task RunAsync(Given given, Terminal terminal, CancellationToken cancellationToken)
    {
        if (given.Of(FromOption) is not { } earlier || given.Of(ToOption) is not { } later)
            throw new RefusedException("Two viewpoints are compared; --from DATE[@INSTANT] and --to DATE[@INSTANT] are required.");
        var evidence = given.Of(Given.EvidenceOption) ?? EvidencePolicy.All;
        var histories = await Reading.HistoriesAsync(given, terminal, isSilent: false, cancellationToken);
        var changes = histories.SelectMany(history => history.Changes(earlier with { Evidence = evidence }, later with { Evidence = evidence })).ToList();
        if (given.Format == Format.Table)
            ChangesText.Write(terminal.Out, changes, new EntryWords(histories));
        else
            ChangesRows.Write(terminal, changes, given.Format);
    }
}
