using System.Globalization;
using System.Text;

namespace Contracts;

/// <summary>Reads history files: lines of CloudEvents 1.0 in JSON, one entry a line.</summary>
/// <remarks>
/// Reading goes on after a fault, so that all are listed at once. Blank lines and lines that begin with <c>#</c> are passed over.
/// One line is held at a time.
/// </remarks>
public sealed class HistoryReader
{
    /// <summary>The most bytes that a line can have.</summary>
    public const int LongestLine = 1024 * 1024;

    /// <summary>The most faults that are listed.</summary>
    public const int MostFaults = 100;

    private readonly List<HistoryFault> _faults = [];

    /// <summary>What is wrong in the files read so far.</summary>
    public IReadOnlyList<HistoryFault> Faults => _faults;

    /// <summary>Whether so many faults were found that reading stopped.</summary>
    public bool HasStopped => _faults.Count >= MostFaults;

    /// <summary>Reads a file, as it is asked for line after line. Faulty lines are listed in <see cref="Faults"/> and left out.</summary>
    /// <param name="file">The file's name, for faults.</param>
    /// <param name="utf8">Its bytes.</param>
    public IEnumerable<HistoryLine> Read(string file, Stream utf8)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(utf8);
        var lines = new Utf8Lines(utf8, LongestLine);
        while (!HasStopped && lines.Next() is { } line)
        {
            if (lines.IsTooLong)
                _faults.Add(new HistoryFault(file, lines.Number, 1, "", string.Create(CultureInfo.InvariantCulture, $"The line is longer than {LongestLine:N0} bytes; an entry is shorter.")));
            else if (!IsPassedOver(line.Span) && Parse(file, lines.Number, line) is { } parsed)
                yield return parsed;
        }
    }

    /// <summary>Reads whole files into memory.</summary>
    /// <param name="files">Names and bytes.</param>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public static IReadOnlyList<HistoryLine> ReadAll(IEnumerable<(string Name, Stream Utf8)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. ReadEach(files)];
    }

    /// <summary>Reads files as they are asked for line after line, holding one; what is at fault is told after the last.</summary>
    /// <param name="files">Names and bytes.</param>
    /// <exception cref="HistoryFileException">There are faults, of which the enumeration's end tells.</exception>
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

    private static bool IsPassedOver(ReadOnlySpan<byte> line) => line.TrimStart(" \t"u8) is [] or [(byte)'#', ..];

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

    /// <summary>The character that stands at a byte, from 1.</summary>
    internal static int ColumnAt(int offset, ReadOnlySpan<byte> line) => Encoding.UTF8.GetCharCount(line[..Math.Clamp(offset, 0, line.Length)]) + 1;
}
