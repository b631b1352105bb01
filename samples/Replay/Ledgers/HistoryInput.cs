namespace Replay;

/// <summary>The history files of a command line, read one after the other.</summary>
internal sealed class HistoryInput : IDisposable
{
    private readonly List<InputFile> _files = [];

    /// <summary>The path of the history that comes with the program.</summary>
    public static string Bundled { get; } = Path.Combine(AppContext.BaseDirectory, "histories", "coreweave.jsonl");

    /// <summary>Opens the files named, or the bundled history where none is named.</summary>
    public static Task<HistoryInput> OpenOrBundledAsync(
        IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        OpenAsync(names.Count > 0 ? names : [Bundled], cancellationToken);

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

    /// <summary>Reads every line into memory.</summary>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public List<HistoryLine> ReadAll(CancellationToken cancellationToken) => [.. ReadEach(cancellationToken)];

    /// <summary>Counts the lines. Each is read and none is kept.</summary>
    /// <exception cref="HistoryFileException">There are faults.</exception>
    public int Count(CancellationToken cancellationToken) => ReadEach(cancellationToken).Count();

    /// <summary>Reads the lines as they are enumerated.</summary>
    /// <exception cref="HistoryFileException">There are faults; thrown at the end of the enumeration.</exception>
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
