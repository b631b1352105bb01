using System.Globalization;

namespace Contracts;

/// <summary>Reads an entry from a line's attributes and payload.</summary>
internal static class Envelope
{
    /// <summary>Reads the entry of a line; null if the line has faults.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="number">The line's number.</param>
    /// <param name="line">The line in UTF-8.</param>
    /// <param name="faults">Receives the faults.</param>
    public static HistoryLine? Read(string file, int number, ReadOnlySpan<byte> line, List<LineFault> faults)
    {
        if (LineAttributes.Read(line, faults) is not { } given)
            return null;
        Expect(given, "specversion", "1.0", isRequired: true);
        var stream = given.Value("subject", StreamKey.Parse, isRequired: true);
        var recordedAt = given.Instant("recordedtime");
        var entry = ReadEntry(given, stream, line, faults, isWhole: true);
        if (faults.Count > 0 || stream is not { } subject || entry is null)
            return null;
        return new HistoryLine
        {
            File = file,
            Line = number,
            Stream = subject,
            RecordedAt = recordedAt,
            Entry = entry,
            IdColumn = HistoryReader.ColumnAt(given.Find("id")?.Offset ?? 0, line),
            AsRead = new(subject, entry, recordedAt, line.ToArray()),
        };
    }

    /// <summary>
    /// Reads an entry that is to be recorded: a line that may lack its id and source, and states no recorded instant;
    /// null if it has faults.
    /// </summary>
    /// <param name="json">The object in UTF-8.</param>
    /// <param name="stream">The stream, which <c>subject</c> may name, too; null if it is not known.</param>
    /// <param name="faults">Receives the faults.</param>
    public static NewEntry? ReadNew(ReadOnlySpan<byte> json, StreamKey? stream, List<LineFault> faults)
    {
        if (LineAttributes.Read(json, faults) is not { } given)
            return null;
        Expect(given, "specversion", "1.0", isRequired: false);
        if (given.Value("subject", StreamKey.Parse) is { } subject && subject != stream)
        {
            given.Fault(
                given.Find("subject")?.Offset ?? 0,
                "subject",
                stream is null
                    ? "An entry that is yet to be recorded names no stream; the call that records it does."
                    : $"It is {subject}, and the entry is to be recorded in {stream}.");
        }

        if (given.Find("recordedtime") is { } recorded)
            given.Fault(recorded.Offset, "recordedtime", "The ledger sets the recorded instant; none can be stated.");
        var entry = ReadEntry(given, stream, json, faults, isWhole: false);
        return faults.Count > 0 ? null : entry;
    }

    /// <summary>Reads a recorded entry: a line with its version; null if it has faults.</summary>
    /// <remarks>It was accepted once, so its event is read without the checks of the doors.</remarks>
    /// <param name="json">The object in UTF-8.</param>
    /// <param name="faults">Receives the faults.</param>
    public static Entry? ReadRecorded(ReadOnlySpan<byte> json, List<LineFault> faults)
    {
        if (LineAttributes.Read(json, faults, isRecorded: true) is not { } given)
            return null;
        var stream = given.Value("subject", StreamKey.Parse, isRequired: true);
        var version = given.Value(
            "version", text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), isRequired: true);
        given.Required("recordedtime");
        var recordedAt = given.Instant("recordedtime");
        if (given.Required("type") is not { Text.Length: > 0 } type || given.Data is not { } payload)
        {
            given.Required("data");
            return null;
        }

        var entry = ReadEnvelope(given, EventJson.ReadAny(json[payload], type.Text), isWhole: true);
        return faults.Count > 0 || entry is null || stream is not { } of || version is not { } at
            || recordedAt is not { } instant
            ? null
            : entry.In(of, at, instant) with { EffectiveOn = entry.EffectiveOn };
    }

    private static NewEntry? ReadEntry(
        LineAttributes given, StreamKey? stream, ReadOnlySpan<byte> line, List<LineFault> faults, bool isWhole)
    {
        var happened = ReadEvent(given, stream, line, faults);
        return ReadEnvelope(given, happened, isWhole);
    }

    /// <summary>Reads what stands around an event; null if the id, the source or the event is missing.</summary>
    private static NewEntry? ReadEnvelope(LineAttributes given, ContractEvent? happened, bool isWhole)
    {
        Expect(given, "datacontenttype", "application/json", isRequired: false);
        var id = given.Value("id", text => new EntryId(text), isRequired: isWhole);
        var source = ReadSource(given, isRequired: isWhole);
        var standing = given.Word<Standing>("standing");
        var rivals = given.Value("rivals", text => new EntryId(text));
        var supersedes = given.Value("supersedes", text => new EntryId(text));
        if (given.Find("rivals") is not null && given.Find("supersedes") is { } beside)
            given.Fault(beside.Offset, "supersedes", NewEntry.SupersedesBesideRivals);
        var type = given.Optional("type") is { } name ? EventType.Find(name) : null;
        var effectiveOn = type is not { IsDated: false }
            ? given.Value("effectiveon", PartialDate.Parse, isRequired: type is not null)
            : null;
        if (source is null || happened is null)
            return null;
        return new NewEntry
        {
            Id = id,
            Event = happened,
            EffectiveOn = effectiveOn,
            Source = source,
            Standing = standing ?? Standing.Confirmed,
            Rivals = rivals,
            Supersedes = supersedes,
            RecordedBy = given.Optional("recordedby"),
            CausedBy = given.Optional("causedby"),
            CorrelationId = given.Optional("correlationid"),
            Labels = given.Labels,
        };
    }

    private static void Expect(LineAttributes given, string name, string expected, bool isRequired)
    {
        var attribute = isRequired ? given.Required(name) : given.Find(name);
        if (attribute is { Text.Length: > 0 } stated && stated.Text != expected)
            given.Fault(stated.Offset, name, $"It is '{StorableText.Shorten(stated.Text)}'; {expected} is required.");
    }

    private static Source? ReadSource(LineAttributes given, bool isRequired)
    {
        var kind = given.Word<SourceKind>("sourcekind");
        var publishedOn = given.Value("publishedon", PartialDate.Parse);
        var stated = isRequired ? given.Required("source") : given.Find("source") ?? (0, Source.Unstated.Address);
        if (stated is not { Text.Length: > 0 } address)
            return null;
        try
        {
            return new Source(address.Text)
            {
                Publisher = given.Optional("publisher"),
                Kind = kind,
                PublishedOn = publishedOn,
                Place = given.Optional("place"),
            };
        }
        catch (ArgumentException refused)
        {
            given.Fault(address.Offset, "source", Refusal.Sentence(refused));
            return null;
        }
    }

    private static ContractEvent? ReadEvent(
        LineAttributes given, StreamKey? stream, ReadOnlySpan<byte> line, List<LineFault> faults)
    {
        var name = given.Required("type");
        var data = given.Required("data");
        if (name is not { Text.Length: > 0 } typeName || data is not { } payload)
            return null;
        if (EventType.Find(typeName.Text) is not { } type)
        {
            given.Fault(
                typeName.Offset,
                "type",
                EventType.Unknown(typeName.Text));
            return null;
        }

        if (given.Data is not { } range)
            return null;
        var happened = Payload.Read(line[range], type, payload.Offset, faults);
        if (happened is not null && stream is { } subject && !happened.BelongsTo(subject.Kind))
            given.Fault(typeName.Offset, "type", $"{type} has no place in {subject}.");
        return happened;
    }
}
