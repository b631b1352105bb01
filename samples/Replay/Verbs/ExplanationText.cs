using Spectre.Console;

namespace Replay;

/// <summary>An explanation to read: each fact, who says so, and what is shown after it.</summary>
internal static class ExplanationText
{
    public static void Write(IAnsiConsole console, FigurePath figure, IReadOnlyList<ExplanationStep> steps, EntryWords words)
    {
        if (steps[^1].Figures is { } shown)
            console.MarkupLine($"[bold]{$"{figure}: {FigureWords.Amount(shown.ComesTo)} {FigureWords.Noun(shown)}".EscapeMarkup()}[/]{(shown.IsContested ? ", contested" : "")}");
        foreach (var step in steps)
        {
            var form = step.Fact.Form;
            console.WriteLine();
            console.Hanging(2, $"[cyan]{$"{step.Fact.Entry.Id}".EscapeMarkup()}[/] {words.Of(form).EscapeMarkup()}.");
            console.Hanging(4, $"[dim]{$"{SourceWords.Date(step.Fact.EffectiveOn)}; {SourceWords.Word(form)}{Marks(step.Fact)}".EscapeMarkup()}[/]");
            if (step.Figures is { } figures)
                console.Hanging(4, $"[bold]{FigureWords.Amount(figures.ComesTo).EscapeMarkup()}[/] {FigureWords.Noun(figures)}{FigureWords.State(figures).EscapeMarkup()}");
        }
    }

    private static string Marks(FactInForce fact) =>
        (fact.IsDisputed ? "; disputed" : "")
        + (fact.Form.Id == fact.Entry.Id ? "" : $"; corrected by {fact.Form.Id}")
        + (fact.Rivals.Count == 0 ? "" : $"; told otherwise by {string.Join(", ", fact.Rivals.Select(rival => rival.Entry.Id))}");
}
