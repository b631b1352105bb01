using System.Text;
using System.Text.Json;

namespace Replay;

/// <summary>A query: the board at a viewpoint.</summary>
/// <param name="AsOf">The day as written in the query; the answer repeats it.</param>
/// <param name="KnownAt">The instant as written in the query; the answer repeats it.</param>
/// <param name="Viewpoint">The viewpoint that they mean.</param>
internal sealed record Query(string AsOf, string KnownAt, Viewpoint Viewpoint);

/// <summary>
/// One line of queries: <c>{"asOf":"2025-03-08","knownAt":"2025-03-10T12:00:00Z","evidence":"all"}</c>.
/// The evidence is optional.
/// </summary>
internal sealed class QueryLine(string line)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(line);
    private readonly Dictionary<string, (int At, string? Text)> _fields = [];
    private readonly List<(int Column, string Field, string Message)> _faults = [];

    /// <summary>The faults of the line, by column.</summary>
    private IEnumerable<(int Column, string Field, string Message)> Faults => _faults.OrderBy(fault => fault.Column);

    /// <summary>Reads all queries of a file. Blank lines and lines that begin with <c>#</c> are skipped.</summary>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public static List<Query> ReadAll(string file, Stream utf8)
    {
        using var reader = new StreamReader(utf8, leaveOpen: true);
        var queries = new List<Query>();
        var faults = new List<HistoryFault>();
        for (var number = 1; faults.Count < HistoryReader.MostFaults && reader.ReadLine() is { } text; number++)
        {
            if (text.AsSpan().TrimStart(" \t") is [] or ['#', ..])
                continue;
            var line = new QueryLine(text);
            if (line.Read() is { } query)
                queries.Add(query);
            faults.AddRange(line.Faults.Select(fault =>
                new HistoryFault(file, number, fault.Column, fault.Field, fault.Message)));
        }

        return faults.Count == 0 ? queries : throw new HistoryFileException([.. faults.Take(HistoryReader.MostFaults)]);
    }

    /// <summary>The query; null where there are faults.</summary>
    private Query? Read()
    {
        try
        {
            if (!ReadFields())
                return null;
        }
        catch (JsonException broken)
        {
            AddFault((int)(broken.BytePositionInLine ?? 0), "", "The line is no JSON; each line is one JSON object.");
            return null;
        }

        var asOf = Parse("asOf", ValueParsers.Date);
        var knownAt = Parse("knownAt", ValueParsers.Instant);
        var evidence = _fields.ContainsKey("evidence") ? Parse("evidence", ValueParsers.Evidence) : EvidencePolicy.All;
        if (_faults.Count > 0 || asOf is not { } day || knownAt is not { } instant || evidence is null)
            return null;
        var viewpoint = new Viewpoint { AsOf = day, KnownAt = instant, Evidence = evidence };
        return new Query($"{_fields["asOf"].Text}", $"{_fields["knownAt"].Text}", viewpoint);
    }

    private bool ReadFields()
    {
        var reader = new Utf8JsonReader(_utf8);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            AddFault(0, "", "The line is no object; each line is one JSON object.");
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
            AddFault(at, name, "There is no such field; a question has asOf, knownAt and evidence.");
        else if (!_fields.TryAdd(name, ((int)reader.TokenStartIndex, TextOf(ref reader))))
            AddFault(at, name, "The field stands twice; it stands once.");
        else if (_fields[name].Text is null)
            AddFault(_fields[name].At, name, "This is no text; a JSON string is required.");
    }

    private static string? TextOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

    private T? Parse<T>(string name, Func<string, (T? Value, string Fault)> parse)
    {
        if (!_fields.TryGetValue(name, out var field))
            AddFault(0, name, "The field is missing; it is required.");
        if (field.Text is not { } text)
            return default;
        var (value, fault) = parse(text);
        if (value is null)
            AddFault(field.At, name, fault);
        return value;
    }

    private void AddFault(int at, string field, string message) =>
        _faults.Add((ColumnOf(at), field, message));

    private int ColumnOf(int at) => Encoding.UTF8.GetCharCount(_utf8.AsSpan(..Math.Min(at, _utf8.Length))) + 1;
}
