using System.Text;
using System.Text.Json;

namespace Replay;

/// <summary>One line of questions: <c>{"asOf":"2025-03-08","knownAt":"2025-03-10T12:00:00Z","evidence":"all"}</c>, the last optional.</summary>
internal sealed class QueryLine(string line)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(line);
    private readonly Dictionary<string, (int At, string? Text)> _fields = [];
    private readonly List<(int Column, string Field, string Message)> _faults = [];

    /// <summary>What is wrong in the line, by column.</summary>
    public IEnumerable<(int Column, string Field, string Message)> Faults => _faults.OrderBy(fault => fault.Column);

    /// <summary>The question, or null where there are faults.</summary>
    public Query? Read()
    {
        try
        {
            if (!ReadFields())
                return null;
        }
        catch (JsonException broken)
        {
            Fault((int)(broken.BytePositionInLine ?? 0), "", "The line is no JSON; each line is one JSON object.");
            return null;
        }

        var asOf = Value("asOf", ValueParsers.Date);
        var knownAt = Value("knownAt", ValueParsers.Instant);
        var evidence = _fields.ContainsKey("evidence") ? Value("evidence", ValueParsers.Evidence) : EvidencePolicy.All;
        return _faults.Count > 0 || asOf is not { } day || knownAt is not { } instant || evidence is null
            ? null
            : new Query($"{_fields["asOf"].Text}", $"{_fields["knownAt"].Text}", new Viewpoint { AsOf = day, KnownAt = instant, Evidence = evidence });
    }

    private bool ReadFields()
    {
        var reader = new Utf8JsonReader(_utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(0, "", "The line is no object; each line is one JSON object.");
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (at, name) = ((int)reader.TokenStartIndex, reader.GetString() ?? "");
            reader.Read();
            ReadField(ref reader, at, name);
            reader.Skip();
        }

        reader.Read();
        return true;
    }

    private void ReadField(ref Utf8JsonReader reader, int at, string name)
    {
        if (name is not ("asOf" or "knownAt" or "evidence"))
            Fault(at, name, "There is no such field; a question has asOf, knownAt and evidence.");
        else if (!_fields.TryAdd(name, ((int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.String ? reader.GetString() : null)))
            Fault(at, name, "The field stands twice; it stands once.");
        else if (_fields[name].Text is null)
            Fault(_fields[name].At, name, "This is no text; a JSON string is required.");
    }

    private T? Value<T>(string name, Func<string, (T? Value, string Fault)> parse)
    {
        if (!_fields.TryGetValue(name, out var field))
            Fault(0, name, "The field is missing; it is required.");
        if (field.Text is not { } text)
            return default;
        var (value, fault) = parse(text);
        if (value is null)
            Fault(field.At, name, fault);
        return value;
    }

    private void Fault(int at, string field, string message) =>
        _faults.Add((Encoding.UTF8.GetCharCount(_utf8.AsSpan(..Math.Min(at, _utf8.Length))) + 1, field, message));
}
