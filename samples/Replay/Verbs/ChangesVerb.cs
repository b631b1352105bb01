using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Compares the figures of two viewpoints.</summary>
internal sealed class ChangesVerb() : Verb(
    "changes",
    "Shows how figures differ between two viewpoints: "
    + "restated by what was learned, moved by what happened, with the causes.")
{
    private static readonly Option<Viewpoint?> From = ValueParsers.CreateOption<Viewpoint>(
        "--from", "DATE[@INSTANT]", "The first day, optionally as known at an instant.", ValueParsers.Viewpoint);

    private static readonly Option<Viewpoint?> To = ValueParsers.CreateOption<Viewpoint>(
        "--to", "DATE[@INSTANT]", "The second day, optionally as known at an instant.", ValueParsers.Viewpoint);

    protected override IEnumerable<CommandOption> Options =>
        [From, To, SharedOptions.Evidence, SharedOptions.Prefer, SharedOptions.Format, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (options.ValueOf(From) is not { } earlier || options.ValueOf(To) is not { } later)
        {
            throw new UserErrorException(
                "Two viewpoints are compared; --from DATE[@INSTANT] and --to DATE[@INSTANT] are required.");
        }

        earlier = earlier with { Evidence = options.Evidence };
        later = later with { Evidence = options.Evidence };
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var changes = histories.SelectMany(history => history.Changes(earlier, later)).ToList();
        new ChangesAnswer(changes, histories).Write(terminal, options.Format);
    }
}

/// <summary>The figures that changed: restated by what was learned, or moved by what happened.</summary>
internal sealed class ChangesAnswer(IReadOnlyList<FigureChange> changes, Histories histories) : Answer
{
    protected override void WriteTable(IAnsiConsole console)
    {
        var words = PartyNames.SentencesOf(histories);
        if (changes.Count == 0)
            console.WriteLine("No figure differs.");
        foreach (var change in changes)
        {
            console.WriteLine();
            console.MarkupLine($"[bold]{PathOf(change).EscapeMarkup()}[/]");
            WriteStep(console, "restated", change.Before, change.Restated, change.RestatedBy, words);
            WriteStep(console, "moved", change.Restated, change.After, change.MovedBy, words);
        }
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        var words = PartyNames.SentencesOf(histories);
        json.WriteList("changes", changes, (_, change) =>
        {
            json.WriteString("figure", PathOf(change));
            json.WriteString("says", words.Of(change));
            json.WriteValue("before", change.Before);
            json.WriteValue("restated", change.Restated);
            json.WriteCauses("restatedBy", change.RestatedBy, words);
            json.WriteValue("after", change.After);
            json.WriteCauses("movedBy", change.MovedBy, words);
        });
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow("figure", "how", "from min", "from max", "to min", "to max", "unit", "causes", "sources");
        foreach (var change in changes)
        {
            if (change.Before != change.Restated)
                csv.WriteRow(Row(change, "restated", change.Before, change.Restated, change.RestatedBy));
            if (change.Restated != change.After)
                csv.WriteRow(Row(change, "moved", change.Restated, change.After, change.MovedBy));
        }
    }

    private static string PathOf(FigureChange change) => $"{new FigurePath(change.Stream, change.Figure)}";

    private static void WriteStep(
        IAnsiConsole console, string how, Figures? from, Figures? to, IReadOnlyList<Cause> causes, Sentences words)
    {
        if (from == to)
            return;
        var (before, after) = Sentences.Apart(from, to);
        console.WriteIndented(2, $"[yellow]{how}[/] from {before.EscapeMarkup()} to [bold]{after.EscapeMarkup()}[/]");
        console.WriteCauses(indent: 4, causes, words);
    }

    private static string[] Row(
        FigureChange change, string how, Figures? from, Figures? to, IReadOnlyList<Cause> causes) =>
    [
        PathOf(change), how, .. Csv.Bounds(from), .. Csv.Bounds(to), Csv.Unit(to ?? from), Causes.Ids(causes),
        Causes.Sources(causes),
    ];
}
