using System.Buffers;
using System.Text.Json;

namespace Contracts;

/// <summary>Writes entries as lines of a history file: CloudEvents 1.0 in JSON, which <see cref="HistoryReader"/> reads back to the same entries.</summary>
/// <param name="utf8">Where to write.</param>
public sealed class HistoryWriter(Stream utf8)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = EventJson.Options.Encoder };

    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Writes one entry, with the stamps it was recorded with.</summary>
    /// <param name="entry">The entry.</param>
    public void Write(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Write(entry, entry.RecordedAt);
    }

    /// <summary>Writes one line as a reader gave it, to the letter; one that does not say when it was recorded goes on not saying it.</summary>
    /// <param name="line">The line.</param>
    /// <exception cref="ArgumentException">The entry is impossible by itself.</exception>
    public void Write(HistoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Utf8 is { } read)
        {
            utf8.Write(read);
            utf8.Write("\n"u8);
            return;
        }

        line.Entry.Check(line.Stream);
        Write(line.Entry.In(line.Stream, version: 0, default), line.RecordedAt);
    }

    private void Write(Entry entry, DateTimeOffset? recordedAt)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Options))
            Write(json, entry, recordedAt);
        _line.Write("\n"u8);
        utf8.Write(_line.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, Entry entry, DateTimeOffset? recordedAt)
    {
        json.WriteStartObject();
        json.WriteString("specversion", "1.0");
        json.WriteString("id", entry.Id.ToString());
        json.WriteString("type", entry.Event is UnknownEvent unknown ? unknown.Type : EventType.Of(entry.Event).Name);
        json.WriteString("source", entry.Source.Address);
        json.WriteString("subject", entry.Stream.ToString());
        Optional("effectiveon", entry.EffectiveOn?.ToString());
        Optional("recordedtime", recordedAt is { } instant ? RecordedInstant.Format(instant) : null);
        json.WriteString("standing", Wording.Of(entry.Standing));
        Optional("rivals", entry.Rivals?.ToString());
        Optional("publisher", entry.Source.Publisher);
        Optional("sourcekind", entry.Source.Kind is { } kind ? Wording.Of(kind) : null);
        Optional("publishedon", entry.Source.PublishedOn?.ToString());
        Optional("place", entry.Source.Place);
        Optional("recordedby", entry.RecordedBy);
        Optional("causedby", entry.CausedBy);
        Optional("correlationid", entry.CorrelationId);
        json.WritePropertyName("data");
        json.WriteRawValue(EventJson.Write(entry.Event), skipInputValidation: true);
        json.WriteEndObject();

        void Optional(string name, string? text)
        {
            if (text is not null)
                json.WriteString(name, text);
        }
    }
}
