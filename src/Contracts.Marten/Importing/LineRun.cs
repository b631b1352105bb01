using System.Text;

namespace Contracts.Storage;

/// <summary>Lines held in memory, in input order until they are sorted by stream.</summary>
internal sealed class LineRun : IDisposable
{
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly List<(string Stream, int Start, int Length)> _lines = [];

    public LineRun() => _writer = new BinaryWriter(_bytes, Encoding.UTF8);

    public bool IsFull => _bytes.Length >= MostBytes;

    public int Count => _lines.Count;

    public void Add(SpooledLine line)
    {
        var start = (int)_bytes.Length;
        line.Write(_writer);
        _lines.Add((line.Stream, start, (int)_bytes.Length - start));
    }

    /// <summary>Writes the lines by stream, those of one stream in their order, and forgets them.</summary>
    public void SpillTo(Stream output)
    {
        // A later line starts later, so that the order within a stream stays.
        _lines.Sort((one, other) => string.CompareOrdinal(one.Stream, other.Stream) is var byStream and not 0
            ? byStream
            : one.Start.CompareTo(other.Start));
        foreach (var (_, start, length) in _lines)
            output.Write(_bytes.GetBuffer(), start, length);
        _lines.Clear();
        _bytes.SetLength(0);
    }

    public void Dispose() => _writer.Dispose();
}
