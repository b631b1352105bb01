using System.Runtime.InteropServices;
using System.Text.Json;

namespace Contracts;

/// <summary>Reads the entries of a request.</summary>
public static class EntryBatch
{
    /// <summary>The name by which faults call the text that was read.</summary>
    public const string Name = "body";

    /// <summary>Reads one entry, or an array of entries, that are to be recorded in a stream.</summary>
    /// <remarks>
    /// Each is a line of a history file, of which <c>id</c>, <c>source</c>, <c>specversion</c> and <c>subject</c> may be
    /// left out; an array of whole lines is a CloudEvents batch. All faults are found at once, up to
    /// <see cref="HistoryReader.MostFaults"/>; each names its entry, from 1, as its line.
    /// </remarks>
    /// <param name="utf8">The JSON in UTF-8.</param>
    /// <param name="stream">The stream, which a <c>subject</c> has to name.</param>
    /// <returns>The entries, in order; at least one.</returns>
    /// <exception cref="HistoryFileException">The text is no JSON, or an entry has faults.</exception>
    public static IReadOnlyList<NewEntry> Read(ReadOnlyMemory<byte> utf8, StreamKey stream)
    {
        using var json = Parse(utf8);
        JsonElement[] objects = json.RootElement.ValueKind == JsonValueKind.Array
            ? [.. json.RootElement.EnumerateArray()]
            : [json.RootElement];
        if (objects.Length == 0)
            throw Faulty(1, 1, "The batch is empty; one entry at least is required.");
        var entries = new List<NewEntry>();
        var faults = new List<HistoryFault>();
        foreach (var (index, element) in objects.Index())
        {
            var found = new List<LineFault>();
            var raw = JsonMarshal.GetRawUtf8Value(element);
            if (Envelope.ReadNew(raw, stream, found) is { } entry)
                entries.Add(entry);
            foreach (var (offset, field, message) in found.OrderBy(fault => fault.Offset))
                faults.Add(new HistoryFault(Name, index + 1, HistoryReader.ColumnAt(offset, raw), field, message));
        }

        return faults.Count == 0
            ? entries
            : throw new HistoryFileException([.. faults.Take(HistoryReader.MostFaults)]);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException broken)
        {
            var (line, column) = ((int)(broken.LineNumber ?? 0) + 1, (int)(broken.BytePositionInLine ?? 0) + 1);
            throw Faulty(line, column, "The body is no JSON; an entry or an array of entries is required.");
        }
    }

    private static HistoryFileException Faulty(int line, int column, string message) =>
        new([new HistoryFault(Name, line, column, "", message)]);
}
