using System.Text;
using CsCheck;

namespace Contracts.Tests.HistoryFiles;

public sealed class ReadingWithoutBlocking
{
    private static readonly string[] Pieces =
    [
        "\n", "\r\n", "# a comment\n", "{}\n", "{\"specversion\":\"1.0\"}\n", "no json\n", "\uFEFF", "   \n", new string('x', HistoryReader.LongestLine + 1) + "\n",
        """{"specversion":"1.0","id":"f1","type":"contracts.organization-founded.v1","source":"urn:contracts:x","subject":"organization/a","effectiveon":"2025","data":{"name":"A"}}""" + "\n",
        """{"specversion":"1.0","id":"f2","type":"contracts.organization-founded.v1","source":"urn:contracts:x","subject":"organization/b","effectiveon":"2025","data":{"name":"É"}}""",
    ];

    [Fact]
    public async Task gives_the_same_lines_and_faults_wherever_the_parts_are_cut() =>
        await Gen.Select(Gen.OneOf<string>(Pieces).Array[0, 12], Gen.Int[1, 5000]).SampleAsync(
            async (pieces, part) =>
            {
                var file = Encoding.UTF8.GetBytes(string.Concat(pieces));
                var (blocking, other) = (new HistoryReader(), new HistoryReader());
                var lines = blocking.Read("f", new MemoryStream(file)).Select(Seen).ToList();
                var arrived = new List<string>();
                await foreach (var line in other.ReadAsync("f", new Arriving(file, part)))
                    arrived.Add(Seen(line));
                return lines.SequenceEqual(arrived) && blocking.Faults.SequenceEqual(other.Faults);
            },
            iter: 300);

    [Fact]
    public async Task can_be_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        var reading = HistoryReader.ReadEachAsync([("f", new Arriving(Encoding.UTF8.GetBytes(Pieces[^2] + Pieces[^2]), 1, cancelled.Cancel))], cancelled.Token);

        await FluentActions.Invoking(async () => await reading.ToListAsync()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task writes_the_same_lines()
    {
        using var blocking = new MemoryStream();
        await using var other = new Arriving([], 1);
        var (writer, async) = (new HistoryWriter(blocking), new HistoryWriter(other));

        foreach (var entry in CoreWeave.Story.SelectMany(history => history.Entries))
        {
            writer.Write(entry);
            await async.WriteAsync(entry, TestContext.Current.CancellationToken);
        }

        other.Written.Should().Equal(blocking.ToArray());
    }

    private static string Seen(HistoryLine line) => $"{line.Line} {line.Stream} {line.Entry} {line.IdColumn}";

    /// <summary>A body that arrives in parts, and refuses to block.</summary>
    private sealed class Arriving(byte[] content, int part, Action? onRead = null) : Stream
    {
        private readonly MemoryStream _written = new();
        private int _position;

        public byte[] Written => _written.ToArray();

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            onRead?.Invoke();
            cancellationToken.ThrowIfCancellationRequested();
            var read = Math.Min(Math.Min(part, buffer.Length), content.Length - _position);
            content.AsMemory(_position, read).CopyTo(buffer);
            _position += read;
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _written.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It must not block.");

        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It must not block.");

        public override void Flush() => throw new InvalidOperationException("It must not block.");

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
