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
        var words = new EntryWords(histories);
        if (steps[^1].Figures is { } last)
        {
            var title = $"{figure}: {FigureWords.Amount(last.ComesTo)} {FigureWords.Noun(last)}".EscapeMarkup();
            console.MarkupLine($"[bold]{title}[/]{(last.IsContested ? ", contested" : "")}");
        }

        foreach (var (fact, day, figures) in steps.Select(step => (step.Fact, step.Day, step.Figures)))
        {
            var told = day is { } turned ? EntryWords.WindowEnded(turned) : words.Of(fact.Form);
            var source = $"{SourceWords.Date(fact.EffectiveOn)}; {SourceWords.Word(fact.Form)}{Remarks(fact)}";
            console.WriteLine();
            console.WriteIndented(
                2, $"[cyan]{$"{fact.Entry.Id}".EscapeMarkup()}[/] {told.EscapeMarkup()}.");
            console.WriteIndented(4, $"[dim]{source.EscapeMarkup()}[/]");
            if (figures is not null)
            {
                var amount = $"[bold]{FigureWords.Amount(figures.ComesTo).EscapeMarkup()}[/]";
                console.WriteIndented(
                    4, $"{amount} {FigureWords.Noun(figures)}{FigureWords.State(figures).EscapeMarkup()}");
            }
        }
    }

    protected override void WriteJson(Utf8JsonWriter json) =>
        json.WriteList("facts", steps, (_, step) =>
        {
            json.WriteText("entry", step.Fact.Entry.Id);
            json.WriteText("form", step.Fact.Form.Id);
            json.WriteText("effectiveOn", step.Fact.EffectiveOn);
            if (step.Day is { } day)
                json.WriteString("day", $"{day:yyyy-MM-dd}");
            json.WriteWord("standing", step.Fact.Standing);
            json.WriteBoolean("disputed", step.Fact.IsDisputed);
            json.WriteString("source", step.Fact.Form.Source.Address);
            json.WriteList("rivals", step.Fact.Rivals, (_, rival) => json.WriteText("entry", rival.Entry.Id));
            if (step.Figures is { } figures)
                json.WriteAmount(FigureWords.Noun(figures), figures.ComesTo);
        });

    protected override void WriteCsv(CsvWriter csv)
    {
        var noun = steps is [.., { Figures: { } last }] ? FigureWords.Noun(last) : "";
        csv.WriteRow(
            "entry", "form", "effective on", "standing", "disputed", "source", $"{noun} min", $"{noun} max", "unit");
        foreach (var (fact, day, figures) in steps.Select(step => (step.Fact, step.Day, step.Figures)))
        {
            csv.WriteRow(
            [
                $"{fact.Entry.Id}", $"{fact.Form.Id}",
                day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? $"{fact.EffectiveOn}", Words.Of(fact.Standing),
                Csv.Bool(fact.IsDisputed), fact.Form.Source.Address,
                .. Csv.Bounds(figures?.ComesTo), $"{figures?.ComesTo?.Unit}",
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
