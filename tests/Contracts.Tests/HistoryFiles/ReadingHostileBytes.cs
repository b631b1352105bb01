using System.Text;
using Contracts.Tests.Language;
using CsCheck;

namespace Contracts.Tests.HistoryFiles;

/// <summary>Whatever a file holds, reading it ends with lines or with faults that say where, and never with a crash.</summary>
public sealed class ReadingHostileBytes
{
    private static readonly byte[][] Lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl")).Where(line => line.StartsWith('{')).Select(Encoding.UTF8.GetBytes),
        .. Examples.All.Select(example => Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"x","source":"urn:x","subject":"partnership/p","effectiveon":"2025","type":"{{EventType.Of(example).Name}}","data":{{Encoding.UTF8.GetString(EventJson.Write(example))}}}""")),
    ];

    private static readonly Gen<byte[]> Line = Gen.OneOf(Lines);

    private static readonly Gen<string> Nasty = Gen.OneOf(
        "\0", "\\u0000", "\\ud800", "\"", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e400", "99999999999999999999999999999999", "0.123456789", "\uFFFF", "\r", "\t", "{}", "[]", "\"\"", "../", "2025-02-30");

    [Fact]
    public void survives_bytes_changed_anywhere() =>
        Gen.Select(Line, Gen.Int[0, 4000], Gen.Byte).Sample((line, at, value) =>
        {
            var changed = line.ToArray();
            changed[at % changed.Length] = value;
            return IsReadOrRefused(changed);
        });

    [Fact]
    public void survives_lines_cut_anywhere() =>
        Gen.Select(Line, Gen.Int[0, 4000]).Sample((line, at) => IsReadOrRefused(line[..(at % line.Length)]));

    [Fact]
    public void survives_nasty_text_put_anywhere() =>
        Gen.Select(Line, Gen.Int[0, 4000], Nasty, Gen.Int[0, 20]).Sample((line, at, text, cut) =>
        {
            var start = at % line.Length;
            return IsReadOrRefused([.. line[..start], .. Encoding.UTF8.GetBytes(text), .. line[Math.Min(line.Length, start + cut)..]]);
        });

    [Fact]
    public void survives_any_bytes_at_all() => Gen.Byte.Array[0, 200].Sample(IsReadOrRefused);

    [Fact]
    public void survives_the_data_of_one_event_under_the_name_of_another() =>
        Gen.Select(Gen.OneOf([.. Examples.All]), Gen.OneOf([.. EventType.All])).Sample((example, type) =>
            IsReadOrRefused(Encoding.UTF8.GetBytes($$"""{"specversion":"1.0","id":"x","source":"urn:x","subject":"partnership/p","effectiveon":"2025","type":"{{type.Name}}","data":{{Encoding.UTF8.GetString(EventJson.Write(example))}}}""")));

    [Fact]
    public void reads_a_gigabyte_of_one_line_in_little_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reader = new HistoryReader();

        reader.Read("h.jsonl", new Endless('x', 1L << 30)).Should().BeEmpty();

        reader.Faults.Should().ContainSingle().Which.Message.Should().StartWith("The line is longer than");
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(16 * HistoryReader.LongestLine);
    }

    private static bool IsReadOrRefused(byte[] bytes)
    {
        var reader = new HistoryReader();
        var lines = reader.Read("h.jsonl", new MemoryStream(bytes)).ToList();
        if (lines.Count > 0)
            Histories.Empty.Import(lines, DateTimeOffset.UnixEpoch).AsOf(Viewpoint.Latest);
        return reader.Faults.All(fault => fault is { Line: > 0, Column: > 0, Message.Length: > 0 });
    }

    /// <summary>So many times one byte.</summary>
    private sealed class Endless(char value, long length) : Stream
    {
        private long _left = length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            Array.Fill(buffer, (byte)value, offset, read);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
