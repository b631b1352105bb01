using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Contracts;

/// <summary>The CloudEvents attributes of a line with their offsets. Reading one reports its faults.</summary>
internal sealed class LineAttributes
{
    private static readonly HashSet<string> Known =
    [
        "specversion", "id", "type", "source", "subject", "data", "effectiveon", "recordedtime", "standing", "rivals",
        "supersedes", "publisher", "sourcekind", "publishedon", "place", "recordedby", "causedby", "correlationid",
        "time", "datacontenttype", "dataschema", // CloudEvents attributes that are ignored
    ];

    private readonly Dictionary<string, (int Offset, string Text)> _attributes = [];
    private readonly Dictionary<string, string> _labels = [];
    private readonly List<LineFault> _faults;
    private readonly bool _isRecorded;

    private LineAttributes(List<LineFault> faults, bool isRecorded) => (_faults, _isRecorded) = (faults, isRecorded);

    /// <summary>The range of the payload in the line; null if there is none or it is not an object.</summary>
    public Range? Data { get; private set; }

    /// <summary>The labels, which are the attributes that begin with <c>x</c>.</summary>
    public IReadOnlyDictionary<string, string> Labels => _labels;

    /// <summary>Reads a line; null if it is not a JSON object.</summary>
    /// <param name="line">The line in UTF-8.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <param name="isRecorded">True if it states the version of a recorded entry, too.</param>
    public static LineAttributes? Read(ReadOnlySpan<byte> line, List<LineFault> faults, bool isRecorded = false)
    {
        if (!Utf8.IsValid(line))
        {
            faults.Add(new LineFault(
                ValidPrefix(line), "", "The line is not valid UTF-8; each line is one JSON object in UTF-8."));
            return null;
        }

        try
        {
            var attributes = new LineAttributes(faults, isRecorded);
            return attributes.ReadAll(line) ? attributes : null;
        }
        catch (JsonException broken)
        {
            var at = (int)(broken.BytePositionInLine ?? 0);
            faults.Add(new LineFault(at, "", "The line is no JSON; each line is one JSON object."));
            return null;
        }
    }

    /// <summary>An attribute as a value; null if it is missing or faulty.</summary>
    public T? Value<T>(string name, Func<string, T> parse, bool isRequired = false) where T : struct
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

    /// <summary>An attribute as one of the words of an enumeration; null if it is missing or faulty.</summary>
    public T? Word<T>(string name) where T : struct, Enum
    {
        if (Find(name) is not { Text.Length: > 0 } attribute)
            return null;
        foreach (var value in Enum.GetValues<T>())
        {
            if (KebabCase.Of(value) == attribute.Text)
                return value;
        }

        Fault(
            attribute.Offset,
            name,
            $"'{StorableText.Shorten(attribute.Text)}' is unknown; "
            + $"one of {StorableText.List(KebabCase.All<T>())} is required.");
        return null;
    }

    /// <summary>An attribute as an instant; null if it is missing or faulty.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Find(name) is not { Text.Length: > 0 } attribute)
            return null;
        if (RecordedInstant.TryParse(attribute.Text, out var instant))
            return instant;
        Fault(
            attribute.Offset,
            name,
            $"'{StorableText.Shorten(attribute.Text)}' is no instant; one such as 2025-03-10T12:00:00Z is required.");
        return null;
    }

    /// <summary>An attribute; null if it is missing, with an empty text if it is faulty.</summary>
    public (int Offset, string Text)? Find(string name) =>
        _attributes.TryGetValue(name, out var found) ? found : null;

    /// <summary>The text of an attribute; null if it is missing or faulty.</summary>
    public string? Optional(string name) => Find(name)?.Text is { Length: > 0 } text ? text : null;

    /// <summary>A required attribute; if it is missing, a fault is reported.</summary>
    public (int Offset, string Text)? Required(string name)
    {
        if (Find(name) is { } found)
            return found;
        Fault(0, name, "The attribute is missing; it is required.");
        return null;
    }

    public void Fault(int offset, string field, string message) => _faults.Add(new LineFault(offset, field, message));

    private static int ValidPrefix(ReadOnlySpan<byte> line)
    {
        var valid = 0;
        while (Rune.DecodeFromUtf8(line[valid..], out _, out var length) == OperationStatus.Done)
            valid += length;
        return valid;
    }

    private bool ReadAll(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line);
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
        var isLabel = name is ['x', ..];
        if (isLabel && !Contracts.Labels.IsName(name))
            Fault(at, StorableText.Shorten(name), Contracts.Labels.NoName(name));
        else if (!isLabel && !Known.Contains(name) && !(_isRecorded && name == "version"))
            Fault(at, StorableText.Shorten(name), "There is no such attribute.");
        else if (_attributes.ContainsKey(name))
            Fault(at, name, "The attribute appears twice; it may appear once.");
        else if (name == "version"
            && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) && version > 0)
            _attributes.Add(name, (valueAt, version.ToString(CultureInfo.InvariantCulture)));
        else if (name == "version")
            FaultyAttribute(name, valueAt, "The version is no number from 1 on; one is required.");
        else if (name == "data" && reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Skip();
            Data = valueAt..(int)reader.BytesConsumed;
            _attributes.Add(name, (valueAt, ""));
            return;
        }
        else if (name == "data")
            FaultyAttribute(name, valueAt, "The payload is no object; a JSON object is required.");
        else if (name == "effectiveon")
            _attributes.Add(name, (valueAt, AsText(ref reader)));
        else if (reader.TokenType != JsonTokenType.String)
            FaultyAttribute(name, valueAt, "The attribute is no text; a JSON string is required.");
        else if (isLabel)
            AddLabel(name, at, valueAt, JsonText.Find(ref reader));
        else if (JsonText.Find(ref reader) is { Length: > 0 } text && StorableText.IsStorable(text))
            _attributes.Add(name, (valueAt, text));
        else
        {
            FaultyAttribute(
                name,
                valueAt,
                "The attribute is empty, or holds a NUL character or half a surrogate pair; a text is required.");
        }

        reader.Skip();
    }

    private void AddLabel(string name, int at, int valueAt, string? text)
    {
        if (Contracts.Labels.FaultOf(text) is { } fault)
            FaultyAttribute(name, valueAt, fault);
        else if (_labels.Count == Contracts.Labels.Most)
            Fault(at, name, Contracts.Labels.TooMany(_labels.Count + 1));
        else
        {
            _attributes.Add(name, (valueAt, text ?? ""));
            _labels.Add(name, text ?? "");
        }
    }

    /// <summary>
    /// Reads any value, since control entries ignore an effective date; it is judged only where it counts.
    /// </summary>
    private static string AsText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && JsonText.Read(ref reader) is { Length: > 0 } text
            ? text
            : $"a {reader.TokenType}";

    /// <summary>Reports a fault, and keeps the attribute as empty so that it is not also reported as missing.</summary>
    private void FaultyAttribute(string name, int offset, string message)
    {
        _attributes.Add(name, (offset, ""));
        Fault(offset, name, message);
    }
}
