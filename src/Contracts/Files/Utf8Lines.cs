namespace Contracts;

/// <summary>Splits a stream into lines of bytes, with at most one line in memory.</summary>
/// <param name="utf8">The stream, at its beginning.</param>
/// <param name="longest">The maximum length of a line, in bytes.</param>
internal sealed class Utf8Lines(Stream utf8, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private int _searched;

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
        for (Begin(); ;)
        {
            if (Find() is { } line)
                return line;
            if (!Add(utf8.Read(Room().Span)))
                return Last();
        }
    }

    /// <summary>Reads the next line as <see cref="Next"/> does, without blocking the thread.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken cancellationToken)
    {
        for (Begin(); ;)
        {
            if (Find() is { } line)
                return line;
            if (!Add(await utf8.ReadAsync(Room(), cancellationToken).ConfigureAwait(false)))
                return Last();
        }
    }

    private void Begin() => (IsTooLong, _searched) = (false, 0);

    /// <summary>The next line, if the buffer holds its end.</summary>
    private ReadOnlyMemory<byte>? Find()
    {
        var newline = Array.IndexOf(_buffer, (byte)'\n', _start + _searched, _end - _start - _searched);
        if (newline >= 0)
            return Line(newline, newline + 1);
        _searched = _end - _start;
        if (_searched > longest)
        {
            IsTooLong = true;
            _start = _end;
            _searched = 0;
        }

        return null;
    }

    /// <summary>What is left at the end of the stream; null for nothing.</summary>
    private ReadOnlyMemory<byte>? Last() => _end > _start || IsTooLong ? Line(_end, _end) : (ReadOnlyMemory<byte>?)null;

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

    /// <summary>The free part of the buffer, behind what is not read yet.</summary>
    private Memory<byte> Room()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        return _buffer.AsMemory(_end);
    }

    private bool Add(int read)
    {
        _end += read;
        return read > 0;
    }
}
