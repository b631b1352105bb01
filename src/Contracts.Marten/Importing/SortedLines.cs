using System.Text;

namespace Contracts.Storage;

/// <summary>
/// The lines of an import by stream, those of one stream in their order; on disk where they are many.
/// </summary>
/// <remarks>
/// Sorted runs are spilled into one private file and merged as they are read, so that memory holds one run, then a
/// small buffer for each run and the streams at hand, however long the import is.
/// </remarks>
internal sealed class SortedLines : IDisposable
{
    private readonly List<string> _files = [];
    private readonly List<(Func<Stream> Open, int Count)> _runs = [];
    private readonly MemoryStream _line = new();
    private readonly HistoryWriter _writer;
    private LineRun _run = new();
    private LineSpool? _spool;

    public SortedLines() => _writer = new HistoryWriter(_line);

    /// <summary>The number of lines.</summary>
    public int Count { get; private set; }

    /// <summary>Takes one more line.</summary>
    /// <exception cref="ArgumentException">A payload is impossible by itself.</exception>
    public void Add(HistoryLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var written = Written(line);
        if (_files.Count == 0 || _files[^1] != line.File)
            _files.Add(line.File);
        _run.Add(new SpooledLine(
            line.Stream.ToString(), line.Entry.Id.ToString() ?? "", _files.Count - 1, line.Line, written));
        Count++;
        if (_run.IsFull)
            Spill();
    }

    /// <summary>No more lines come: a run that never grew full stays in memory.</summary>
    public void Complete()
    {
        if (_spool is not null && _run.Count > 0)
            Spill();
        else if (_run.Count > 0)
        {
            var sorted = new MemoryStream();
            var count = _run.Count;
            _run.SpillTo(sorted);
            _runs.Add((() => new MemoryStream(sorted.GetBuffer(), 0, (int)sorted.Length, writable: false), count));
        }

        _run.Dispose();
        _run = new LineRun();
    }

    /// <summary>The streams with their lines, by stream; as often as it is asked.</summary>
    public IEnumerable<StreamLines> ByStream()
    {
        var lines = new List<SpooledLine>();
        foreach (var line in Merged())
        {
            if (lines.Count > 0 && lines[0].Stream != line.Stream)
            {
                yield return new StreamLines(lines, _files);
                lines = [];
            }

            lines.Add(line);
        }

        if (lines.Count > 0)
            yield return new StreamLines(lines, _files);
    }

    public void Dispose()
    {
        _run.Dispose();
        _line.Dispose();
        _spool?.Dispose();
    }

    private void Spill()
    {
        var spool = _spool ??= new LineSpool();
        var (start, count) = (spool.Length, _run.Count);
        _run.SpillTo(spool.End);
        var length = spool.Length - start;
        _runs.Add((() => spool.Part(start, length), count));
    }

    private IEnumerable<SpooledLine> Merged()
    {
        var heads = new PriorityQueue<IEnumerator<SpooledLine>, (string Stream, int Run)>(
            Comparer<(string Stream, int Run)>.Create((one, other) =>
                string.CompareOrdinal(one.Stream, other.Stream) is var byStream and not 0
                    ? byStream
                    : one.Run.CompareTo(other.Run)));
        for (var run = 0; run < _runs.Count; run++)
        {
            var lines = Lines(_runs[run].Open, _runs[run].Count).GetEnumerator();
            if (lines.MoveNext())
                heads.Enqueue(lines, (lines.Current.Stream, run));
        }

        while (heads.TryPeek(out var first, out var at))
        {
            yield return first.Current;
            if (first.MoveNext())
                heads.DequeueEnqueue(first, at with { Stream = first.Current.Stream });
            else
                heads.Dequeue();
        }
    }

    private static IEnumerable<SpooledLine> Lines(Func<Stream> open, int count)
    {
        using var lines = new BinaryReader(open(), Encoding.UTF8);
        for (var i = 0; i < count; i++)
            yield return SpooledLine.Read(lines);
    }

    private byte[] Written(HistoryLine line)
    {
        _line.SetLength(0);
        _writer.Write(line);
        return _line.ToArray();
    }
}
