using Microsoft.Win32.SafeHandles;

namespace Contracts.Storage;

/// <summary>A private temporary file, which disappears with the process however it ends.</summary>
internal sealed class LineSpool : IDisposable
{
    private readonly FileStream _file;

    public LineSpool()
    {
        var path = Path.Combine(Path.GetTempPath(), $"contracts-import-{Guid.NewGuid():n}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose,
            BufferSize = 128 * 1024,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        _file = new FileStream(path, options);
        // An open file needs no name there, and one without a name survives no kill.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
    }

    /// <summary>The position of the next write.</summary>
    public long Length => _file.Position;

    /// <summary>Takes what is to be written, at the end.</summary>
    public Stream End => _file;

    /// <summary>A part of what was written, to be read beside others.</summary>
    public Stream Part(long start, long length)
    {
        _file.Flush();
        return new BufferedStream(new PartOfFile(_file.SafeFileHandle, start, length), 32 * 1024);
    }

    public void Dispose() => _file.Dispose();

    private sealed class PartOfFile(SafeFileHandle file, long start, long length) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _read;
            set => throw new NotSupportedException("A part is read from its beginning to its end.");
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read =
                RandomAccess.Read(file, buffer.AsSpan(offset, (int)Math.Min(count, length - _read)), start + _read);
            _read += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException("A part is read from its beginning to its end.");

        public override void SetLength(long value) => throw new NotSupportedException("A part is only read.");

        public override void Write(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException("A part is only read.");
    }
}

/// <summary>A line of an import in the spool: its stream, id and place are read, the entry is still text.</summary>
/// <param name="Stream">The stream, as it is written.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="File">The index of the import's file, from 0.</param>
/// <param name="Number">The line in its file, from 1.</param>
/// <param name="Utf8">The line as a history file has it.</param>
internal readonly record struct SpooledLine(string Stream, string Entry, int File, int Number, byte[] Utf8)
{
    public void Write(BinaryWriter spool)
    {
        spool.Write(Stream);
        spool.Write(Entry);
        spool.Write(File);
        spool.Write(Number);
        spool.Write(Utf8.Length);
        spool.Write(Utf8);
    }

    public static SpooledLine Read(BinaryReader spool) =>
        new(
            spool.ReadString(),
            spool.ReadString(),
            spool.ReadInt32(),
            spool.ReadInt32(),
            spool.ReadBytes(spool.ReadInt32()));
}
