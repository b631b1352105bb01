using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Contracts;

/// <summary>A line's CloudEvents attributes, read and checked one by one.</summary>
internal sealed class Envelope
{
    private static readonly HashSet<string> Known =
    [
        "specversion", "id", "type", "source", "subject", "data", "effectiveon", "recordedtime", "standing", "rivals",
        "publisher", "sourcekind", "publishedon", "place", "recordedby", "causedby", "correlationid",
        "time", "datacontenttype", "dataschema", // of CloudEvents; they add nothing here
    ];

    private readonly Dictionary<string, (int Offset, string Text)> _attributes = [];
    private readonly List<LineFault> _faults;
    private readonly ReadOnlyMemory<byte> _line;
    private Range? _data;

    private Envelope(ReadOnlyMemory<byte> line, List<LineFault> faults)
    {
        _line = line;
        _faults = faults;
        Entry = new NewEntry { Event = new EntryRetracted { Entry = "none" } };
    }

    public StreamKey Stream { get; private set; }

    public NewEntry Entry { get; private set; }

    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>Reads a line; null where it is no JSON object.</summary>
    public static Envelope? Read(ReadOnlyMemory<byte> line, List<LineFault> faults)
    {
        if (!Utf8.IsValid(line.Span))
        {
            faults.Add(new LineFault(ValidPrefix(line.Span), "", "The line is not valid UTF-8; each line is one JSON object in UTF-8."));
            return null;
        }

        var envelope = new Envelope(line, faults);
        try
        {
            if (!envelope.ReadAttributes())
                return null;
        }
        catch (JsonException broken)
        {
            faults.Add(new LineFault((int)(broken.BytePositionInLine ?? 0), "", "The line is no JSON; each line is one JSON object."));
            return null;
        }

        envelope.Interpret();
        return envelope;
    }

    private static int ValidPrefix(ReadOnlySpan<byte> line)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(line[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;
        return valid;
    }

    private bool ReadAttributes()
    {
        var reader = new Utf8JsonReader(_line.Span);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(0, "", "The line is no object; each line is one JSON object.");
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = (int)reader.TokenStartIndex;
            var name = JsonText.Read(ref reader);
            reader.Read();
            ReadAttribute(ref reader, at, name);
        }

        reader.Read();
        return true;
    }

    private void ReadAttribute(ref Utf8JsonReader reader, int at, string name)
    {
        var valueAt = (int)reader.TokenStartIndex;
        if (!Known.Contains(name))
            Fault(at, Text.Shorten(name), "There is no such attribute.");
        else if (_attributes.ContainsKey(name))
            Fault(at, name, "The attribute stands twice; it stands once.");
        else if (name == "data" && reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Skip();
            _data = valueAt..(int)reader.BytesConsumed;
            _attributes.Add(name, (valueAt, ""));
            return;
        }
        else if (name == "data")
            FaultyAttribute(name, valueAt, "The payload is no object; a JSON object is required.");
        else if (name == "effectiveon")
            _attributes.Add(name, (valueAt, AsText(ref reader)));
        else if (reader.TokenType != JsonTokenType.String)
            FaultyAttribute(name, valueAt, "The attribute is no text; a JSON string is required.");
        else if (JsonText.Read(ref reader) is { Length: > 0 } text && text != JsonText.None && Text.IsStorable(text))
            _attributes.Add(name, (valueAt, text));
        else
            FaultyAttribute(name, valueAt, "The attribute is empty, or holds a NUL character or half a surrogate pair; a text is required.");
        reader.Skip();
    }

    /// <summary>Control entries ignore an effective date, whatever it says; so what it says is judged only where it counts.</summary>
    private static string AsText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && JsonText.Read(ref reader) is { Length: > 0 } text ? text : $"a {reader.TokenType}";

    private void Interpret()
    {
        if (Required("specversion") is { } version && version.Text != "1.0")
            Fault(version.Offset, "specversion", $"The version is '{Text.Shorten(version.Text)}'; 1.0 is required.");
        if (_attributes.TryGetValue("datacontenttype", out var content) && content.Text.Length > 0 && content.Text != "application/json")
            Fault(content.Offset, "datacontenttype", $"The payload is said to be '{Text.Shorten(content.Text)}'; application/json is required.");

        var id = Value("id", text => new EntryId(text), isRequired: true);
        var stream = Value("subject", StreamKey.Parse, isRequired: true);
        var source = Address();
        var standing = Word<Standing>("standing");
        var sourceKind = Word<SourceKind>("sourcekind");
        var publishedOn = Value("publishedon", PartialDate.Parse);
        var rivals = Value("rivals", text => new EntryId(text));
        RecordedAt = Instant("recordedtime");
        var happened = Event(stream);
        var effectiveOn = happened is null or FactEvent or EntryCorrected ? Value("effectiveon", PartialDate.Parse, isRequired: happened is not null) : null;
        if (_faults.Count > 0 || stream is not { } subject || source is null || happened is null)
            return;

        Stream = subject;
        Entry = new NewEntry
        {
            Id = id,
            Event = happened,
            EffectiveOn = effectiveOn,
            Source = source with { Publisher = Optional("publisher"), Kind = sourceKind, PublishedOn = publishedOn, Place = Optional("place") },
            Standing = standing ?? Standing.Confirmed,
            Rivals = rivals,
            RecordedBy = Optional("recordedby"),
            CausedBy = Optional("causedby"),
            CorrelationId = Optional("correlationid"),
        };
    }

    private ContractEvent? Event(StreamKey? stream)
    {
        var name = Required("type");
        var data = Required("data");
        if (name is not { } typeName || data is not { } payload)
            return null;
        if (EventType.Find(typeName.Text) is not { } type)
        {
            if (typeName.Text.Length > 0)
                Fault(typeName.Offset, "type", $"'{Text.Shorten(typeName.Text)}' is no event type that this version knows.");
            return null;
        }

        if (_data is not { } range)
            return null;
        var happened = Payload.Read(_line.Span[range], type, payload.Offset, _faults);
        if (happened is not null && stream is { } subject && !happened.BelongsTo(subject.Kind))
            Fault(typeName.Offset, "type", $"{type} has no place in {subject}.");
        return happened;
    }

    private Source? Address()
    {
        if (Required("source") is not { Text.Length: > 0 } address)
            return null;
        try
        {
            return new Source(address.Text);
        }
        catch (ArgumentException refused)
        {
            Fault(address.Offset, "source", Refusal.Sentence(refused));
            return null;
        }
    }

    private T? Value<T>(string name, Func<string, T> parse, bool isRequired = false) where T : struct
    {
        if ((isRequired ? Required(name) : Find(name)) is not { Text.Length: > 0 } attribute)
            return null;
        try
        {
            return parse(attribute.Text);
        }
        catch (ArgumentException refused)
        {
            Fault(attribute.Offset, name, Refusal.Sentence(refused));
            return null;
        }
    }

    private T? Word<T>(string name) where T : struct, Enum
    {
        if (Find(name) is not { Text.Length: > 0 } attribute)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (Wording.Of(value) == attribute.Text)
                return value;
        }

        Fault(attribute.Offset, name, $"'{Text.Shorten(attribute.Text)}' is unknown; one of {Text.List(Wording.All<T>())} is required.");
        return null;
    }

    private DateTimeOffset? Instant(string name)
    {
        if (Find(name) is not { Text.Length: > 0 } attribute)
            return null;
        if (RecordedInstant.TryParse(attribute.Text, out var instant))
            return instant;
        Fault(attribute.Offset, name, $"'{Text.Shorten(attribute.Text)}' is no instant; one such as 2025-03-10T12:00:00Z is required.");
        return null;
    }

    private (int Offset, string Text)? Find(string name) => _attributes.TryGetValue(name, out var found) ? found : null;

    private string? Optional(string name) => Find(name)?.Text is { Length: > 0 } text ? text : null;

    private (int Offset, string Text)? Required(string name)
    {
        if (Find(name) is { } found)
            return found;
        Fault(0, name, "The attribute is missing; it is required.");
        return null;
    }

    /// <summary>Keeps the attribute as an empty one, so that it is not also reported as missing.</summary>
    private void FaultyAttribute(string name, int offset, string message)
    {
        _attributes.Add(name, (offset, ""));
        Fault(offset, name, message);
    }

    private void Fault(int offset, string field, string message) => _faults.Add(new LineFault(offset, field, message));
}
