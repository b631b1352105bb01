using System.CommandLine;
using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Compares the figures with those of a history that lacks some entries or has additional ones.</summary>
internal sealed class WhatIfVerb() : Verb(
    "what-if", "Shows what would differ if entries were left out or added. Records nothing.")
{
    private static readonly Option<string[]> Without = new("--without")
    {
        Description = "An entry to leave out, as ENTRY, or as STREAM#ENTRY where several streams have it; repeatable.",
        HelpName = "ENTRY",
    };

    private static readonly Option<string[]> With = new("--with")
    {
        Description = "A history file whose entries are added after what is known; repeatable.",
        HelpName = "FILE",
    };

    protected override IEnumerable<CommandOption> Options =>
        [Without, With, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var (without, with) = (options.ValueOf(Without) ?? [], options.ValueOf(With) ?? []);
        if (without.Length + with.Length == 0)
            throw new UserErrorException("Nothing is supposed; --without ENTRY or --with FILE is required.");
        if (with.Concat(options.Histories).Count(name => name == "-") > 1)
            throw new UserErrorException("Several files are '-'; one of them at most is standard input.");
        using var added = await HistoryInput.OpenAsync(with, cancellationToken);
        var lines = added.ReadAll(cancellationToken);
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var supposition = new Supposition(histories, options.Viewpoint);
        foreach (var entry in without)
            supposition.LeaveOut(entry);
        supposition.Add(lines);
        new WhatIfAnswer(supposition).Write(terminal, options.Format);
    }
}

/// <summary>The figures and totals of both sides: in tables those that differ, otherwise all.</summary>
internal sealed class WhatIfAnswer(Supposition supposition) : Answer
{
    protected override void WriteTable(IAnsiConsole console)
    {
        var figures = supposition.Figures.ToList();
        var differing = figures.FindAll(pair => pair.Differs);
        console.WriteLine(Tables.Describe(supposition.Viewpoint));
        console.WriteTable(
            "Figures that differ",
            ["figure", ">as it is", ">as supposed"],
            Tables.ByStream(differing, pair => pair.Stream, Row, 3));
        console.WriteTable(
            "Firm totals that differ",
            ["debtor → creditor", ">as it is", ">as supposed"],
            supposition.Totals.Where(pair => FirmTotal(pair.Actual) != FirmTotal(pair.Supposed)).Select(Row));
        console.WriteLine(differing.Count == 0
            ? "Nothing would differ."
            : Words.Count(
                figures.Count - differing.Count, "other figure stays as it is.", "other figures stay as they are."));
        console.WriteAnomalies("Conflicts, for which recording it would be refused", supposition.Conflicts);
        console.WriteAnomalies("Ungrounded by what is left out", supposition.Supposed.Ungrounded);
    }

    protected override void WriteJson(Utf8JsonWriter json)
    {
        json.WriteList("figures", supposition.Figures, (_, pair) =>
        {
            json.WriteText("stream", pair.Stream);
            json.WriteWord("kind", pair.Key.Kind);
            json.WriteString("name", pair.Key.Name);
            json.WriteBoolean("differs", pair.Differs);
            WriteFigures(json, "actual", pair.Actual);
            WriteFigures(json, "supposed", pair.Supposed);
        });
        json.WriteList("totals", supposition.Totals, (_, pair) =>
        {
            json.WriteText("debtor", pair.Debtor);
            json.WriteText("creditor", pair.Creditor);
            json.WriteText("unit", pair.Unit);
            json.WriteBoolean("differs", pair.Differs);
            WriteTotals(json, "actual", pair.Actual);
            WriteTotals(json, "supposed", pair.Supposed);
        });
        json.WriteList("conflicts", supposition.Conflicts, BoardJson.WriteAnomaly);
        json.WriteList("ungrounded", supposition.Supposed.Ungrounded, BoardJson.WriteAnomaly);
    }

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
            "stream", "kind", "name", "differs", "unit",
            "actual min", "actual max", "actual contested", "supposed min", "supposed max", "supposed contested");
        foreach (var pair in supposition.Figures)
        {
            csv.WriteRow(
            [
                $"{pair.Stream}", Words.Of(pair.Key.Kind), pair.Key.Name, Csv.Bool(pair.Differs),
                Csv.Unit(pair.Actual ?? pair.Supposed),
                .. Fields(pair.Actual), .. Fields(pair.Supposed),
            ]);
        }
    }

    private static string[] Row(FigureComparison pair)
    {
        var (actual, supposed) = Sentences.Apart(pair.Actual, pair.Supposed);
        var name = pair.Key.Kind == FigureKind.Commitment ? pair.Key.Name : $"{pair.Key}";
        return Row(name, actual, supposed);
    }

    private static string[] Row(TotalComparison pair) =>
        Row($"{pair.Debtor} → {pair.Creditor}", FirmTotal(pair.Actual), FirmTotal(pair.Supposed));

    private static string[] Row(string name, string actual, string supposed) =>
        [$"  [bold]{name.EscapeMarkup()}[/]", actual.EscapeMarkup(), $"[bold]{supposed.EscapeMarkup()}[/]"];

    private static string FirmTotal(PairTotal? total) =>
        total is null ? "nothing" : $"{total.Firm}{(total.IsContested ? ", contested" : "")}";

    private static string[] Fields(Figures? figures) =>
        [.. Csv.Bounds(figures), figures is null ? "" : Csv.Bool(figures.IsContested)];

    private static void WriteFigures(Utf8JsonWriter json, string name, Figures? figures)
    {
        if (figures is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteValue("value", figures);
        json.WriteString("says", Sentences.Of(figures));
        json.WriteWord("standing", figures.Standing);
        json.WriteBoolean("contested", figures.IsContested);
        json.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter json, string name, PairTotal? total)
    {
        if (total is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteTotal("firm", total.Firm);
        json.WriteTotal("ceiling", total.Ceiling);
        json.WriteEndObject();
    }
}
