namespace Replay;

/// <summary>The history files that were named, in order.</summary>
internal sealed class HistoryInput : IDisposable
{
    private readonly List<InputFile> _files = [];

    /// <summary>The history that comes with the program.</summary>
    public static string Bundled { get; } = Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl");

    public static async Task<HistoryInput> OpenAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var input = new HistoryInput();
        try
        {
            foreach (var name in names)
                input._files.Add(await InputFile.OpenAsync(name, cancellationToken));
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Every line, in memory.</summary>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public List<HistoryLine> ReadAll(CancellationToken cancellationToken) => [.. ReadEach(cancellationToken)];

    /// <summary>How many lines there are; each is read, and none is kept.</summary>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public int Count(CancellationToken cancellationToken) => ReadEach(cancellationToken).Count();

    /// <summary>Line after line, as they are asked for.</summary>
    /// <exception cref="HistoryFileException">There are faults, of which the enumeration's end tells.</exception>
    public IEnumerable<HistoryLine> ReadEach(CancellationToken cancellationToken)
    {
        foreach (var line in HistoryReader.ReadEach(_files.Select(file => (file.Name, file.Rewound()))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());
}
