using System.Text.Json;
using CsvHelper;
using Spectre.Console;

namespace Replay;

/// <summary>Lists the entries in the order in which they became known.</summary>
internal sealed class TimelineVerb() : Verb(
    "timeline", "Lists the entries as they became known, with corrections, disputes, rivals and anomalies linked.")
{
    protected override IEnumerable<CommandOption> Options =>
        [SharedOptions.Party, .. SharedOptions.OfAnswer, .. SharedOptions.OfStore];

    protected override async Task RunAsync(
        ParsedOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        var histories = await options.ReadHistoriesAsync(terminal, cancellationToken);
        var entries = Timeline.Of(options.ThatConcernParty(histories), options.ViewpointOr(DateOnly.MaxValue));
        new TimelineAnswer(entries, histories).Write(terminal, options.Format);
    }
}

/// <summary>The entries of a timeline, with a heading for each day on which some became known.</summary>
internal sealed class TimelineAnswer(IReadOnlyList<TimelineEntry> entries, Histories histories) : Answer
{
    protected override void WriteTable(IAnsiConsole console)
    {
        var words = PartyNames.SentencesOf(histories);
        foreach (var day in entries.GroupBy(entry => entry.KnownSince.UtcDateTime.Date))
        {
            console.WriteLine();
            console.MarkupLine($"[bold cyan]{day.Key:yyyy-MM-dd}[/]");
            foreach (var entry in day)
                WriteEntry(console, entry, words);
        }

        if (entries.Count == 0)
            console.WriteLine("Nothing is on record here.");
    }

    protected override void WriteJson(Utf8JsonWriter json) => json.WriteList("entries", entries, WriteEntry);

    protected override void WriteCsv(CsvWriter csv)
    {
        csv.WriteRow(
        [
            "known since", "stream", "version", "entry", "type", "effective on", "standing", .. Csv.SourceHeadings,
            "links", "anomalies",
        ]);
        foreach (var (entry, knownSince, links, anomalies) in entries)
        {
            csv.WriteRow(
            [
                RecordedInstant.Format(knownSince), $"{entry.Stream}", $"{entry.Version}", $"{entry.Id}",
                EventType.Of(entry.Event).Name, $"{entry.EffectiveOn}", Words.Of(entry.Standing),
                .. Csv.Of(entry.Source),
                string.Join("; ", links.Select(link => $"{link.Word} {link.Entry}")),
                string.Join("; ", anomalies.Select(anomaly => anomaly.Code)),
            ]);
        }
    }

    private static void WriteEntry(IAnsiConsole console, TimelineEntry shown, Sentences words)
    {
        var entry = shown.Entry;
        var since = entry.EffectiveOn is { } date ? $", {SourceWords.Date(date)}" : "";
        var links = shown.Links.Select(link => $"{link.Word.Replace('-', ' ')} {link.Entry}");
        console.WriteIndented(2, $"[cyan]{$"{entry.Id}".EscapeMarkup()}[/] {words.Of(entry).EscapeMarkup()}.");
        console.WriteIndented(4, $"[dim]{$"{entry.Stream}{since}; {SourceWords.Word(entry)}".EscapeMarkup()}[/]");
        console.WriteIndented(4, $"[dim]{entry.Source.Address.EscapeMarkup()}[/]");
        if (shown.Links.Count > 0)
            console.WriteIndented(4, $"[yellow]{string.Join(", ", links).EscapeMarkup()}[/]");
        foreach (var anomaly in shown.Anomalies)
        {
            console.WriteIndented(
                4, $"[red]anomaly[/] {anomaly.Code.EscapeMarkup()}: {anomaly.Message.EscapeMarkup()}");
        }
    }

    private static void WriteEntry(Utf8JsonWriter json, TimelineEntry shown)
    {
        var entry = shown.Entry;
        json.WriteText("stream", entry.Stream);
        json.WriteNumber("version", entry.Version);
        json.WriteText("entry", entry.Id);
        json.WriteString("type", EventType.Of(entry.Event).Name);
        json.WriteText("effectiveOn", entry.EffectiveOn);
        json.WriteString("knownSince", RecordedInstant.Format(shown.KnownSince));
        json.WriteWord("standing", entry.Standing);
        json.WriteSource("source", entry.Source);
        json.WriteList("links", shown.Links, (_, link) =>
        {
            json.WriteString("link", link.Word);
            json.WriteText("entry", link.Entry);
        });
        json.WriteList("anomalies", shown.Anomalies, (_, anomaly) =>
        {
            json.WriteString("code", anomaly.Code);
            json.WriteString("message", anomaly.Message);
        });
        json.WritePropertyName("data");
        json.WriteRawValue(EventJson.Write(entry.Event));
    }
}
