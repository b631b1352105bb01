using Spectre.Console;

namespace Replay;

/// <summary>A timeline to read: a heading for each day of knowing, and under each entry what is linked to it.</summary>
internal static class TimelineText
{
    public static void Write(IAnsiConsole console, IReadOnlyList<Moment> moments, EntryWords words)
    {
        foreach (var day in moments.GroupBy(moment => moment.KnownSince.UtcDateTime.Date))
        {
            console.WriteLine();
            console.MarkupLine($"[bold cyan]{day.Key:yyyy-MM-dd}[/]");
            foreach (var moment in day)
                Write(console, moment, words);
        }

        if (moments.Count == 0)
            console.WriteLine("Nothing is on record here.");
    }

    private static void Write(IAnsiConsole console, Moment moment, EntryWords words)
    {
        var entry = moment.Entry;
        console.Hanging(2, $"[cyan]{$"{entry.Id}".EscapeMarkup()}[/] {words.Of(entry).EscapeMarkup()}.");
        console.Hanging(4, $"[dim]{$"{entry.Stream}{(entry.EffectiveOn is { } since ? $", {SourceWords.Date(since)}" : "")}; {SourceWords.Word(entry)}".EscapeMarkup()}[/]");
        if (moment.Links.Count > 0)
            console.Hanging(4, $"[yellow]{string.Join(", ", moment.Links.Select(link => $"{link.Word.Replace('-', ' ')} {link.Entry}")).EscapeMarkup()}[/]");
        foreach (var anomaly in moment.Anomalies)
            console.Hanging(4, $"[red]anomaly[/] {anomaly.Code.EscapeMarkup()}: {anomaly.Message.EscapeMarkup()}");
    }
}
