using System.Buffers;
using System.Text.Json;

namespace Contracts;

/// <summary>Writes entries as lines of a history file: CloudEvents 1.0 in JSON.</summary>
/// <remarks><see cref="HistoryReader"/> reads the lines back to equal entries.</remarks>
public sealed class HistoryWriter
{
    // The maximum length of a line without its payload and texts.
    private const int LongestFrame = 4_096;
    private const int MostBytesOfACharacter = 6;

    private static readonly JsonWriterOptions Options = new() { Encoder = EventJson.Options.Encoder };

    private readonly Stream _utf8;
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Creates a writer to a stream.</summary>
    /// <param name="utf8">The stream to write to.</param>
    public HistoryWriter(Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        _utf8 = utf8;
    }

    /// <summary>Writes one entry, with its recorded instant.</summary>
    /// <param name="entry">The entry.</param>
    /// <exception cref="ArgumentException">
    /// No history file can state the entry. Entries that come from a ledger or a file can always be stated.
    /// </exception>
    public void Write(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Write(entry, PayloadOf(entry), entry.RecordedAt);
    }

    /// <summary>Writes one entry as <see cref="Write(Entry)"/> does, without blocking a thread.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the call; a part of the line may be written then.</param>
    /// <returns>The writing; the next entry is written after it.</returns>
    /// <exception cref="ArgumentException">
    /// No history file can state the entry. Entries that come from a ledger or a file can always be stated.
    /// </exception>
    public ValueTask WriteAsync(Entry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Format(entry, PayloadOf(entry), entry.RecordedAt);
        return _utf8.WriteAsync(_line.WrittenMemory, cancellationToken);
    }

    /// <summary>
    /// Writes one line. A line that was read and not changed is written byte for byte; without a recorded instant it
    /// stays without one.
    /// </summary>
    /// <param name="line">The line.</param>
    /// <exception cref="ArgumentException">The line has no entry, or the entry is impossible by itself.</exception>
    public void Write(HistoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        if (line.Utf8 is { } read)
        {
            _utf8.Write(read);
            _utf8.Write("\n"u8);
            return;
        }

        if (line.Entry is not { } given)
            throw new ArgumentException("The line has no entry; one is required.", nameof(line));
        given.Check(line.Stream);
        Write(given.In(line.Stream, version: 0, default), given.CheckedPayload(line.Stream), line.RecordedAt);
    }

    /// <summary>True if the line of an entry would be longer than a reader accepts.</summary>
    internal static bool IsTooLong(NewEntry entry, byte[] payload, StreamKey stream)
    {
        var texts = Length(entry.Source.Address) + Length(entry.Source.Publisher) + Length(entry.Source.Place)
            + Length(entry.RecordedBy) + Length(entry.CausedBy) + Length(entry.CorrelationId)
            + entry.Labels.Sum(label => Length(label.Key) + Length(label.Value));
        if (LongestFrame + payload.Length + (texts * MostBytesOfACharacter) <= HistoryReader.LongestLine)
            return false;
        var writer = new HistoryWriter(Stream.Null);
        writer.Write(entry.In(stream, version: 0, default), payload, DateTimeOffset.MaxValue);
        return writer._line.WrittenCount - 1 > HistoryReader.LongestLine;

        static long Length(string? text) => text?.Length ?? 0;
    }

    private static byte[] PayloadOf(Entry entry) => entry.Event is UnknownEvent
        ? EventJson.Write(entry.Event)
        : entry.Given().CheckedPayload(entry.Stream);

    private void Write(Entry entry, byte[] payload, DateTimeOffset? recordedAt)
    {
        Format(entry, payload, recordedAt);
        _utf8.Write(_line.WrittenSpan);
    }

    private void Format(Entry entry, byte[] payload, DateTimeOffset? recordedAt)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, Options))
            Write(json, entry, payload, recordedAt);
        _line.Write("\n"u8);
    }

    /// <summary>Writes an entry as an object; one that has no stream yet is no CloudEvent.</summary>
    internal static void Write(
        Utf8JsonWriter json, Entry entry, byte[] payload, DateTimeOffset? recordedAt, int? version = null)
    {
        json.WriteStartObject();
        if (!entry.Stream.IsNone)
            json.WriteString("specversion", "1.0");
        Optional("id", entry.Id.IsNone ? null : entry.Id.ToString());
        json.WriteString("type", entry.Event is UnknownEvent unknown ? unknown.Type : EventType.Of(entry.Event).Name);
        json.WriteString("source", entry.Source.Address);
        Optional("subject", entry.Stream.IsNone ? null : entry.Stream.ToString());
        if (version is { } place)
            json.WriteNumber("version", place);
        Optional("effectiveon", entry.EffectiveOn?.ToString());
        Optional("recordedtime", recordedAt is { } instant ? RecordedInstant.Format(instant) : null);
        json.WriteString("standing", KebabCase.Of(entry.Standing));
        Optional("rivals", entry.Rivals?.ToString());
        Optional("supersedes", entry.Supersedes?.ToString());
        Optional("publisher", entry.Source.Publisher);
        Optional("sourcekind", entry.Source.Kind is { } kind ? KebabCase.Of(kind) : null);
        Optional("publishedon", entry.Source.PublishedOn?.ToString());
        Optional("place", entry.Source.Place);
        Optional("recordedby", entry.RecordedBy);
        Optional("causedby", entry.CausedBy);
        Optional("correlationid", entry.CorrelationId);
        foreach (var (name, text) in entry.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            json.WriteString(name, text);
        json.WritePropertyName("data");
        json.WriteRawValue(payload, skipInputValidation: true);
        json.WriteEndObject();

        void Optional(string name, string? text)
        {
            if (text is not null)
                json.WriteString(name, text);
        }
    }
}
