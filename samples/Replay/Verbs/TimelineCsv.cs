using CsvHelper;

namespace Replay;

/// <summary>A timeline as comma-separated values, one entry a row.</summary>
internal static class TimelineCsv
{
    public static void Write(TextWriter text, IReadOnlyList<Moment> moments)
    {
        using var csv = new CsvWriter(text, Rows.Csv, leaveOpen: true);
        csv.WriteRow(["known since", "stream", "version", "entry", "type", "effective on", "standing", "publisher", "source", "links", "anomalies"]);
        foreach (var (entry, knownSince, links, anomalies) in moments)
        {
            csv.WriteRow(
            [
                RecordedInstant.Format(knownSince), $"{entry.Stream}", $"{entry.Version}", $"{entry.Id}", EventType.Of(entry.Event).Name, $"{entry.EffectiveOn}",
                Words.Of(entry.Standing), entry.Source.Publisher ?? "", entry.Source.Address,
                string.Join("; ", links.Select(link => $"{link.Word} {link.Entry}")), string.Join("; ", anomalies.Select(anomaly => anomaly.Code)),
            ]);
        }
    }
}
