using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows how the known figures of one day changed as more entries were recorded.</summary>
internal sealed class BeliefsVerb() : Verb(
    "beliefs", "Shows how a figure of one day changed as more became known, with the causes.")
{
    protected override IEnumerable<Argument> Arguments => [SharedOptions.Figure];

    protected override IEnumerable<CommandOption> Options =>
        [
            SharedOptions.AsOf, SharedOptions.Evidence, SharedOptions.Prefer, SharedOptions.Format,
            .. SharedOptions.OfStore,
        ];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = options.Figure;
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var beliefs = histories[figure.Stream].Beliefs(figure.Key, options.Viewpoint.AsOf, options.Evidence);
        new BeliefsAnswer(beliefs, histories).Write(terminal, options.Format);
    }
}

/// <summary>The beliefs about one figure on one day, one for each period of knowledge.</summary>
internal sealed class BeliefsAnswer(IReadOnlyList<Belief> beliefs, Histories histories) : Answer
{
    protected override void WriteTable(IAnsiConsole console)
    {
        var words = PartyNames.SentencesOf(histories);
        if (beliefs.Count == 0)
            console.WriteLine("Nothing was ever known about this figure on this day.");
        Figures? before = null;
        foreach (var belief in beliefs)
        {
            var since = RecordedInstant.Format(belief.KnownFrom);
            var held = before is null ? Sentences.Of(belief.Figures) : Sentences.Apart(before, belief.Figures).After;
            console.MarkupLine($"[dim]from {since}[/] [bold]{held.EscapeMarkup()}[/]");
            console.WriteCauses(indent: 2, belief.Causes, words);
            before = belief.Figures;
        }
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        var words = PartyNames.SentencesOf(histories);
        json.WriteList("beliefs", beliefs, (_, belief) =>
        {
            json.WriteString("knownFrom", RecordedInstant.Format(belief.KnownFrom));
            json.WriteString("knownTo", belief.KnownTo is { } end ? RecordedInstant.Format(end) : null);
            json.WriteValue("held", belief.Figures);
            json.WriteString("says", Sentences.Of(belief.Figures));
            json.WriteBoolean("contested", belief.Figures?.IsContested ?? false);
            json.WriteCauses("because", belief.Causes, words);
        });
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow("known from", "known to", "held min", "held max", "unit", "contested", "causes", "sources");
        foreach (var belief in beliefs)
        {
            csv.WriteRow(
            [
                RecordedInstant.Format(belief.KnownFrom),
                belief.KnownTo is { } end ? RecordedInstant.Format(end) : "",
                .. Csv.Bounds(belief.Figures),
                Csv.Unit(belief.Figures),
                Csv.Bool(belief.Figures?.IsContested == true),
                Causes.Ids(belief.Causes),
                Causes.Sources(belief.Causes),
            ]);
        }
    }
}
