namespace Contracts.Storage;

/// <summary>Some streams of an import, with about as many lines and entries as are held at a time.</summary>
internal static class ImportPortion
{
    private const int MostStreams = 500;
    private const int MostTogether = 4000;
    private const int LinesOfATransaction = 1000;

    /// <summary>Streams as they come, until they have the lines of a transaction.</summary>
    public static IEnumerable<IReadOnlyList<StreamLines>> Of(IEnumerable<StreamLines> streams) =>
        Cut(streams, stream => stream.Count, LinesOfATransaction);

    /// <summary>Streams with their recorded entries, as many as are held together; a longer one stands alone.</summary>
    public static IEnumerable<IReadOnlyList<StreamLines>> Of(
        IEnumerable<StreamLines> streams, IReadOnlyDictionary<StreamKey, int> versions) =>
        Cut(streams, stream => stream.Count + versions.GetValueOrDefault(stream.Stream), MostTogether);

    private static IEnumerable<IReadOnlyList<StreamLines>> Cut(
        IEnumerable<StreamLines> streams, Func<StreamLines, int> sizeOf, int enough)
    {
        var portion = new List<StreamLines>();
        var size = 0;
        foreach (var stream in streams)
        {
            if (portion.Count == MostStreams || (size > 0 && size + sizeOf(stream) > enough))
            {
                yield return portion;
                (portion, size) = ([], 0);
            }

            portion.Add(stream);
            size += sizeOf(stream);
        }

        if (portion.Count > 0)
            yield return portion;
    }
}

/// <summary>The lines that an import has for one stream, in order.</summary>
internal sealed class StreamLines(IReadOnlyList<SpooledLine> lines, IReadOnlyList<string> files)
{
    public StreamKey Stream { get; } = StreamKey.Parse(lines[0].Stream);

    public int Count => lines.Count;

    /// <summary>True where an id occurs twice; otherwise only a recorded entry can contradict a line.</summary>
    public bool NamesOneTwice =>
        lines.Select(line => line.Entry).Distinct(StringComparer.Ordinal).Count() < lines.Count;

    /// <summary>Judges the lines after what is recorded.</summary>
    public StreamImport After(History history, DateTimeOffset now) =>
        new(history, lines.Select(line => HistoryLine.Parse(files[line.File], line.Number, line.Utf8)), now);
}
