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
        Expect(given, "datacontenttype", "application/json", isRequired: false);
        var id = given.Value("id", text => new EntryId(text), isRequired: true);
        var stream = given.Value("subject", StreamKey.Parse, isRequired: true);
        var source = ReadSource(given);
        var standing = given.Word<Standing>("standing");
        var rivals = given.Value("rivals", text => new EntryId(text));
        var supersedes = given.Value("supersedes", text => new EntryId(text));
        if (given.Find("rivals") is not null && given.Find("supersedes") is { } beside)
            given.Fault(beside.Offset, "supersedes", NewEntry.SupersedesBesideRivals);
        var recordedAt = given.Instant("recordedtime");
        var happened = ReadEvent(given, stream, line, faults);
        var type = given.Optional("type") is { } name ? EventType.Find(name) : null;
        var effectiveOn = type is not { IsDated: false }
            ? given.Value("effectiveon", PartialDate.Parse, isRequired: type is not null)
            : null;
        if (faults.Count > 0 || stream is not { } subject || source is null || happened is null)
            return null;

        var entry = new NewEntry
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

    private static void Expect(LineAttributes given, string name, string expected, bool isRequired)
    {
        var attribute = isRequired ? given.Required(name) : given.Find(name);
        if (attribute is { Text.Length: > 0 } stated && stated.Text != expected)
            given.Fault(stated.Offset, name, $"It is '{StorableText.Shorten(stated.Text)}'; {expected} is required.");
    }

    private static Source? ReadSource(LineAttributes given)
    {
        var kind = given.Word<SourceKind>("sourcekind");
        var publishedOn = given.Value("publishedon", PartialDate.Parse);
        if (given.Required("source") is not { Text.Length: > 0 } address)
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
