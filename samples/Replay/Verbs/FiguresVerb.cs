using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Shows the figures that were published about organizations.</summary>
internal sealed class FiguresVerb() : Verb(
    "figures", "Shows published figures by organization and measure, with the accounts that differ.")
{
    private static readonly Option<string?> Measure = new("--measure")
    {
        Description = "Only this measure, such as 'revenue backlog'.",
        HelpName = "WORDS",
    };

    private static readonly Option<bool> Believed = new("--beliefs")
    {
        Description = "Adds, for each measure, what was believed of it as more became known.",
    };

    private static readonly Option<CommitmentSide?> Reconcile = ValueParsers.CreateOption(
        "--reconcile",
        "creditor|debtor",
        "Compares each figure with what the organization is firmly owed (creditor), or owes (debtor), on its day.",
        ValueParsers.Side);

    protected override IEnumerable<CommandOption> Options =>
        [SharedOptions.Party, Measure, Believed, Reconcile, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var (party, measure) = (options.PartyIn(histories), options.ValueOf(Measure));
        var figures = histories.AsOf(options.Viewpoint).Portfolio.PublishedFigures
            .Where(figure => party is not { } one || figure.Organization == one)
            .Where(figure => measure is null || figure.Measure == measure)
            .GroupBy(figure => (figure.Stream, figure.Measure))
            .Select(ofMeasure => new PublishedMeasure(
                histories[ofMeasure.Key.Stream], [.. ofMeasure], options.Viewpoint, options.ValueOf(Reconcile)))
            .ToList();
        new FiguresAnswer(figures, histories, options.Viewpoint, options.ValueOf(Believed))
            .Write(terminal, options.Format);
    }
}

/// <summary>The figures published about one organization in one measure.</summary>
internal sealed record PublishedMeasure(
    History History, IReadOnlyList<PublishedFigure> Figures, Viewpoint Viewpoint, CommitmentSide? Side)
{
    public Id<Party> Organization => Figures[0].Organization;

    public string Measure => Figures[0].Measure;

    /// <summary>What was believed of the latest figure, as more became known.</summary>
    public IReadOnlyList<Belief> Beliefs =>
        [.. History.Beliefs(FigureKey.Measure(Measure), Viewpoint.AsOf, Viewpoint.Evidence)
            .TakeWhile(belief => belief.KnownFrom <= Viewpoint.KnownAt)];

    /// <summary>The other accounts of a figure, as they state it.</summary>
    public IEnumerable<FactInForce> RivalsOf(PublishedFigure figure) =>
        ((Organization)History.AsOf(Viewpoint)).Figures
            .Single(reported => reported.ReportedBy.Entry.Id == figure.ReportedBy)
            .Rivals;

    /// <summary>The comparison of each figure with the computed total, in order; empty if none is wanted.</summary>
    public IReadOnlyList<PublishedReconciliation> ReconciledIn(Histories histories) => Side is { } side
        ? histories.Reconciliations(Organization, Measure, side, Viewpoint)
        : [];
}

/// <summary>Published figures by organization and measure, each with its source and what tells it otherwise.</summary>
internal sealed class FiguresAnswer(
    IReadOnlyList<PublishedMeasure> measures, Histories histories, Viewpoint viewpoint, bool withBeliefs) : Answer
{
    private readonly Sentences _words = PartyNames.SentencesOf(histories);

    protected override void WriteTable(IAnsiConsole console)
    {
        console.WriteLine(Tables.Describe(viewpoint));
        if (measures.Count == 0)
            console.WriteLine("No figure is published here.");
        foreach (var ofParty in measures.GroupBy(measure => measure.Organization))
        {
            console.WriteLine();
            var name = _words.NameOf(ofParty.Key).EscapeMarkup();
            console.Write(new Rule($"[bold]{name}[/]").LeftJustified().RuleStyle("dim"));
            foreach (var measure in ofParty)
                WriteMeasure(console, measure);
        }
    }

    private void WriteMeasure(IAnsiConsole console, PublishedMeasure measure)
    {
        console.WriteIndented(0, $"[bold]{measure.Measure.EscapeMarkup()}[/]");
        var reconciled = measure.ReconciledIn(histories);
        foreach (var (i, figure) in measure.Figures.Index())
        {
            var of = figure.Period is { } period ? PeriodOf(period) : SourceWords.Date(figure.EffectiveOn);
            var contested = figure.IsContested ? ", [yellow]contested[/]" : "";
            console.WriteIndented(
                2,
                $"{of.EscapeMarkup()}: [bold]{$"{figure.Value}".EscapeMarkup()}[/]{contested} "
                + $"[dim]({$"{figure.ReportedBy}; {Words.Of(figure.Standing)}".EscapeMarkup()}: "
                + $"{SourceWords.Word(figure.Source).EscapeMarkup()})[/]");
            foreach (var rival in measure.RivalsOf(figure))
            {
                console.WriteIndented(
                    4,
                    $"[yellow]told otherwise[/] by {SourceWords.Word(rival.Form.Source).EscapeMarkup()}: "
                    + $"{_words.Of(rival.Form).EscapeMarkup()} [dim]({$"{rival.Entry.Id}".EscapeMarkup()})[/]");
            }

            if (reconciled.Count > 0)
                WriteReconciliation(console, measure, reconciled[i]);
        }

        if (withBeliefs)
            WriteBeliefs(console, measure);
    }

    private void WriteReconciliation(IAnsiConsole console, PublishedMeasure measure, PublishedReconciliation compared)
    {
        var computed = compared.Reconciliation is { } known ? $" with {known.Computed} computed" : "";
        console.WriteIndented(4, $"[cyan]{$"{compared}".EscapeMarkup()}[/]{computed.EscapeMarkup()}");
        if (compared.Reconciliation is { Verdict: Verdict.CannotBeTold, Computed.OpenEnded: > 0 })
        {
            var open = OpenEnded(measure, compared.Figure).ToList();
            console.WriteIndented(
                4, $"[dim]without an upper bound: {string.Join("; ", open).EscapeMarkup()}[/]");
        }
    }

    /// <summary>The firm commitments without an upper bound that leave a comparison undecided.</summary>
    private IEnumerable<string> OpenEnded(PublishedMeasure measure, PublishedFigure figure) =>
        from position in histories.AsOf(measure.Viewpoint with { AsOf = figure.EffectiveOn.Latest }).Positions
        where position.Figures is { CountsAs: PositionNature.Firm, Counted.Max: null } counted
            && counted.Counted.Unit == figure.Value.Unit
            && (measure.Side == CommitmentSide.Debtor ? counted.Debtor : counted.Creditor) == measure.Organization
        select _words.SubjectOf(position.Stream, position.Key);

    private static void WriteBeliefs(IAnsiConsole console, PublishedMeasure measure)
    {
        foreach (var belief in measure.Beliefs)
        {
            console.WriteIndented(
                4,
                $"[dim]believed from {RecordedInstant.Format(belief.KnownFrom)}[/] "
                + $"{Sentences.Of(belief.Figures).EscapeMarkup()}");
        }
    }

    private static string PeriodOf(Term period) =>
        period is { From: { } from, To: { } to } && from == to ? $"{from}" : $"{period}";

    protected override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteViewpoint(viewpoint);
        json.WriteList("measures", measures, (_, measure) =>
        {
            json.WriteText("organization", measure.Organization);
            json.WriteString("measure", measure.Measure);
            var reconciled = measure.ReconciledIn(histories);
            json.WriteList("figures", measure.Figures.Index(), (_, at) =>
            {
                WriteFigure(json, measure, at.Item);
                if (reconciled.Count > 0)
                    WriteReconciliation(json, measure, reconciled[at.Index]);
            });
            json.WriteList("beliefs", measure.Beliefs, (_, belief) =>
            {
                json.WriteString("knownFrom", RecordedInstant.Format(belief.KnownFrom));
                json.WriteString("knownTo", belief.KnownTo is { } end ? RecordedInstant.Format(end) : null);
                json.WriteValue("held", belief.Figures);
                json.WriteCauses("because", belief.Causes, _words);
            });
        });
    }

    private void WriteFigure(Utf8JsonWriter json, PublishedMeasure measure, PublishedFigure figure)
    {
        json.WriteText("entry", figure.ReportedBy);
        json.WriteValue("value", figure.Value);
        json.WriteText("effectiveOn", figure.EffectiveOn);
        json.WriteText("periodFrom", figure.Period?.From);
        json.WriteText("periodTo", figure.Period?.To);
        json.WriteWord("standing", figure.Standing);
        json.WriteBoolean("contested", figure.IsContested);
        json.WriteSource("source", figure.Source);
        json.WriteList("rivals", measure.RivalsOf(figure), (_, rival) =>
        {
            json.WriteText("entry", rival.Entry.Id);
            json.WriteString("says", _words.Of(rival.Form));
            json.WriteSource("source", rival.Form.Source);
        });
    }

    private void WriteReconciliation(Utf8JsonWriter json, PublishedMeasure measure, PublishedReconciliation compared)
    {
        json.WriteStartObject("reconciliation");
        json.WriteString("says", $"{compared}");
        json.WriteString("verdict", compared.Reconciliation is { } known ? Words.Of(known.Verdict) : null);
        if (compared.Reconciliation is { } decided)
        {
            json.WriteTotal("computed", decided.Computed);
            json.WriteTexts("openEnded", OpenEnded(measure, compared.Figure));
        }

        json.WriteEndObject();
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
        [
            "organization", "measure", "min", "max", "unit", "effective on", "period from", "period to", "entry",
            "standing", "contested", .. Csv.SourceHeadings, "rivals", "reconciliation",
        ]);
        foreach (var measure in measures)
        {
            var reconciled = measure.ReconciledIn(histories);
            foreach (var (i, figure) in measure.Figures.Index())
            {
                csv.WriteRow(
                [
                    $"{figure.Organization}", figure.Measure, .. Csv.Bounds(figure), $"{figure.Value.Unit}",
                    $"{figure.EffectiveOn}", $"{figure.Period?.From}", $"{figure.Period?.To}", $"{figure.ReportedBy}",
                    Words.Of(figure.Standing), Csv.Bool(figure.IsContested), .. Csv.Of(figure.Source),
                    string.Join(' ', figure.Rivals), reconciled.Count > 0 ? $"{reconciled[i]}" : "",
                ]);
            }
        }
    }
}
