using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Contracts;

/// <summary>Reads history files: CloudEvents 1.0 in JSON, one entry per line.</summary>
/// <remarks>
/// Reading continues after a fault, so that all faults are listed at once. Blank lines and lines that begin with
/// <c>#</c> are skipped. Only one line is in memory at a time.
/// </remarks>
public sealed class HistoryReader
{
    /// <summary>The maximum length of a line, in bytes.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>The maximum number of faults that are listed.</summary>
    public const int MostFaults = 100;

    private readonly List<HistoryFault> _faults = [];

    /// <summary>The faults in the files read so far.</summary>
    public IReadOnlyList<HistoryFault> Faults => _faults;

    /// <summary>True if reading stopped because the maximum number of faults was reached.</summary>
    public bool HasStopped => _faults.Count >= MostFaults;

    /// <summary>
    /// Reads a file lazily, line by line. Faulty lines are listed in <see cref="Faults"/> and left out.
    /// </summary>
    /// <param name="file">The file's name, for faults.</param>
    /// <param name="utf8">The content in UTF-8.</param>
    public IEnumerable<HistoryLine> Read(string file, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(utf8);
        var lines = new Utf8Lines(utf8, LongestLine);
        while (!HasStopped && lines.Next() is { } line)
        {
            if (Read(file, lines, line) is { } parsed)
                yield return parsed;
        }
    }

    /// <summary>Reads a file as <see cref="Read(string, Stream)"/> does, without blocking a thread.</summary>
    /// <param name="file">The file's name, for faults.</param>
    /// <param name="utf8">The content in UTF-8, such as a request's body, or <c>AsStream()</c> of a pipe reader.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    public async IAsyncEnumerable<HistoryLine> ReadAsync(
        string file, Stream utf8, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(utf8);
        var lines = new Utf8Lines(utf8, LongestLine);
        while (!HasStopped && await lines.NextAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            if (Read(file, lines, line) is { } parsed)
                yield return parsed;
        }
    }

    private HistoryLine? Read(string file, Utf8Lines lines, ReadOnlyMemory<byte> line)
    {
        if (!lines.IsTooLong)
            return IsSkipped(line.Span) ? null : Parse(file, lines.Number, line);
        _faults.Add(new HistoryFault(file, lines.Number, 1, "", TooLong));
        return null;
    }

    /// <summary>Reads whole files into memory.</summary>
    /// <param name="files">The files' names and contents in UTF-8.</param>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public static IReadOnlyList<HistoryLine> ReadAll(IEnumerable<(string Name, Stream Utf8)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. ReadEach(files)];
    }

    /// <summary>
    /// Reads files lazily, line by line, with one line in memory; faults are thrown after the last line.
    /// </summary>
    /// <param name="files">The files' names and contents in UTF-8.</param>
    /// <exception cref="HistoryFileException">There are faults; thrown at the end of the enumeration.</exception>
    public static IEnumerable<HistoryLine> ReadEach(IEnumerable<(string Name, Stream Utf8)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return Enumerate();

        IEnumerable<HistoryLine> Enumerate()
        {
            var reader = new HistoryReader();
            foreach (var line in files.SelectMany(file => reader.Read(file.Name, file.Utf8)))
                yield return line;
            if (reader.Faults.Count > 0)
                throw new HistoryFileException(reader.Faults);
        }
    }

    /// <summary>Reads files as <see cref="ReadEach"/> does, without blocking a thread.</summary>
    /// <param name="files">The files' names and contents in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the rest.</param>
    /// <exception cref="HistoryFileException">There are faults; thrown at the end of the enumeration.</exception>
    public static async IAsyncEnumerable<HistoryLine> ReadEachAsync(
        IEnumerable<(string Name, Stream Utf8)> files,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        var reader = new HistoryReader();
        foreach (var (name, utf8) in files)
        {
            await foreach (var line in reader.ReadAsync(name, utf8, cancellationToken).ConfigureAwait(false))
                yield return line;
        }

        if (reader.Faults.Count > 0)
            throw new HistoryFileException(reader.Faults);
    }

    private static string TooLong => string.Create(
        CultureInfo.InvariantCulture,
        $"The line is longer than {LongestLine:N0} bytes; a line may have at most that many.");

    private static bool IsSkipped(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8) is [] or [(byte)'#', ..];

    internal HistoryLine? Parse(string file, int number, ReadOnlyMemory<byte> line)
    {
        var faults = new List<LineFault>();
        var parsed = Envelope.Read(file, number, line.Span, faults);
        foreach (var (offset, field, message) in faults.OrderBy(fault => fault.Offset))
        {
            if (HasStopped)
                break;
            _faults.Add(new HistoryFault(file, number, ColumnAt(offset, line.Span), field, message));
        }

        return parsed;
    }

    /// <summary>The character at a byte of a line, from 1.</summary>
    internal static int ColumnAt(int offset, ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetCharCount(line[..Math.Clamp(offset, 0, line.Length)]) + 1;
}
