namespace Contracts;

/// <summary>Splits a stream into lines of bytes, with at most one line in memory.</summary>
/// <param name="utf8">The stream, at its beginning.</param>
/// <param name="longest">The maximum length of a line, in bytes.</param>
internal sealed class Utf8Lines(Stream utf8, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The number of the last line read, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>True if the last line read was longer than the maximum; its rest was skipped.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>
    /// Reads the next line without its line ending, valid until the one after it is read; null at the end of the
    /// stream.
    /// </summary>
    public ReadOnlyMemory<byte>? Next()
    {
        IsTooLong = false;
        var searched = 0;
        while (true)
        {
            var newline = Array.IndexOf(_buffer, (byte)'\n', _start + searched, _end - _start - searched);
            if (newline >= 0)
                return Line(newline, newline + 1);
            searched = _end - _start;
            if (searched > longest)
            {
                IsTooLong = true;
                _start = _end;
                searched = 0;
            }

            if (Fill())
                continue;
            if (_end > _start || IsTooLong)
                return Line(_end, _end);
            return null;
        }
    }

    private ReadOnlyMemory<byte> Line(int end, int next)
    {
        var line = _buffer.AsMemory(_start, end - _start);
        IsTooLong |= line.Length > longest;
        _start = next;
        Number++;
        if (Number == 1 && line.Span.StartsWith("\uFEFF"u8))
            line = line[3..];
        return line.Span.EndsWith("\r"u8) ? line[..^1] : line;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = utf8.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
