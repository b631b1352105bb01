using System.Text.Encodings.Web;
using System.Text.Json;

namespace Replay;

/// <summary>A timeline as a JSON list.</summary>
internal static class TimelineJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream utf8, IReadOnlyList<Moment> moments)
    {
        using (var json = new Utf8JsonWriter(utf8, Options))
        {
            json.WriteStartObject();
            json.WriteList("entries", moments, Write);
            json.WriteEndObject();
        }

        utf8.Write("\n"u8);
    }

    private static void Write(Utf8JsonWriter json, Moment moment)
    {
        var entry = moment.Entry;
        json.WriteString("stream", $"{entry.Stream}");
        json.WriteNumber("version", entry.Version);
        json.WriteString("entry", $"{entry.Id}");
        json.WriteString("type", EventType.Of(entry.Event).Name);
        json.WriteString("effectiveOn", entry.EffectiveOn?.ToString());
        json.WriteString("knownSince", RecordedInstant.Format(moment.KnownSince));
        json.WriteWord("standing", entry.Standing);
        json.WriteString("source", entry.Source.Address);
        json.WriteString("publisher", entry.Source.Publisher);
        json.WriteList("links", moment.Links, (writer, link) =>
        {
            writer.WriteString("link", link.Word);
            writer.WriteString("entry", $"{link.Entry}");
        });
        json.WriteList("anomalies", moment.Anomalies, (writer, anomaly) =>
        {
            writer.WriteString("code", anomaly.Code);
            writer.WriteString("message", anomaly.Message);
        });
        json.WritePropertyName("data");
        json.WriteRawValue(EventJson.Write(entry.Event));
    }
}
