namespace Contracts.Storage;

/// <summary>The lines that an import has for one stream, in order.</summary>
internal sealed class StreamLines(IReadOnlyList<SpooledLine> lines, IReadOnlyList<string> files)
{
    public StreamKey Stream { get; } = StreamKey.Parse(lines[0].Stream);

    public int Count => lines.Count;

    /// <summary>Whether an id stands twice; else only what is recorded already can be at odds with a line.</summary>
    public bool NamesOneTwice => lines.Select(line => line.Entry).Distinct(StringComparer.Ordinal).Count() < lines.Count;

    /// <summary>What becomes of them after what is recorded.</summary>
    public StreamImport After(History history, DateTimeOffset now) =>
        new(history, lines.Select(line => HistoryLine.Parse(files[line.File], line.Number, line.Utf8)), now);
}
