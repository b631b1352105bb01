using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Explains a figure by its facts.</summary>
internal sealed class ExplainVerb() : Verb(
    "explain",
    "Explains a commitment or another figure: its facts in order, with sources and running amounts.")
{
    protected override IEnumerable<Argument> Arguments => [SharedOptions.Figure];

    protected override IEnumerable<CommandOption> Options => [.. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var figure = options.Figure;
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var steps = histories[figure.Stream].Explain(figure.Key, options.Viewpoint);
        if (steps.Count == 0)
        {
            throw new UserErrorException(
                $"{figure} is not there {options.Viewpoint}; only what is there can be explained.");
        }

        new ExplainAnswer(figure, steps, histories).Write(terminal, options.Format);
    }
}

/// <summary>The facts of a figure in order, each with its source and the amount after it.</summary>
internal sealed class ExplainAnswer(
    FigurePath figure, IReadOnlyList<ExplanationStep> steps, Histories histories) : Answer
{
    protected override void WriteTable(IAnsiConsole console)
    {
        var words = PartyNames.SentencesOf(histories);
        if (steps[^1].Figures is { } last)
        {
            console.MarkupLine($"[bold]{$"{figure}: {Sentences.Of(last)}".EscapeMarkup()}[/]");
        }

        foreach (var step in steps)
        {
            var (fact, told) = (step.Fact, words.Of(step));
            var source = $"{SourceWords.Date(fact.EffectiveOn)}; {SourceWords.Word(fact.Form)}{Remarks(fact)}";
            console.WriteLine();
            console.WriteIndented(
                2, $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {told.EscapeMarkup()}.");
            console.WriteIndented(4, $"[dim]{source.EscapeMarkup()}[/]");
            console.WriteIndented(4, $"[dim]{fact.Form.Source.Address.EscapeMarkup()}[/]");
            if (step.Figures is { } figures)
                console.WriteIndented(4, $"[bold]{Sentences.Of(figures).EscapeMarkup()}[/]");
        }
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        var words = PartyNames.SentencesOf(histories);
        json.WriteList("facts", steps, (_, step) =>
        {
            json.WriteText("entry", step.Fact.Entry.Id);
            json.WriteText("form", step.Fact.Form.Id);
            json.WriteString("says", words.Of(step));
            json.WriteText("effectiveOn", step.Fact.EffectiveOn);
            json.WriteDate("day", step.Day);
            json.WriteWord("standing", step.Fact.Standing);
            json.WriteBoolean("disputed", step.Fact.IsDisputed);
            json.WriteSource("source", step.Fact.Form.Source);
            json.WriteList("rivals", step.Fact.Rivals, (_, rival) =>
            {
                json.WriteText("entry", rival.Entry.Id);
                json.WriteString("says", words.Of(rival.Form));
                json.WriteSource("source", rival.Form.Source);
            });
            json.WriteValue("value", step.Figures);
            json.WriteString("figures", Sentences.Of(step.Figures));
        });
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
            ["entry", "form", "effective on", "standing", "disputed", .. Csv.SourceHeadings, "min", "max", "unit"]);
        foreach (var (fact, day, figures) in steps.Select(step => (step.Fact, step.Day, step.Figures)))
        {
            csv.WriteRow(
            [
                $"{fact.Entry.Id}", $"{fact.Form.Id}",
                day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? $"{fact.EffectiveOn}",
                Words.Of(fact.Standing), Csv.Bool(fact.IsDisputed), .. Csv.Of(fact.Form.Source),
                .. Csv.Bounds(figures), Csv.Unit(figures),
            ]);
        }
    }

    private static string Remarks(FactInForce fact) =>
        (fact.IsDisputed ? "; disputed" : "")
        + (fact.Form.Id == fact.Entry.Id ? "" : $"; corrected by {fact.Form.Id}")
        + (fact.Rivals.Count == 0
            ? ""
            : $"; contradicted by {string.Join(", ", fact.Rivals.Select(rival => rival.Entry.Id))}");
}
