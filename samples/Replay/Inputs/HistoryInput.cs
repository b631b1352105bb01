namespace Replay.Inputs;

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
    public List<HistoryLine> ReadAll(CancellationToken cancellationToken)
    {
        var reader = new HistoryReader();
        var lines = Lines(reader, cancellationToken).ToList();
        return reader.Faults.Count == 0 ? lines : throw new HistoryFileException(reader.Faults);
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private IEnumerable<HistoryLine> Lines(HistoryReader reader, CancellationToken cancellationToken)
    {
        foreach (var line in _files.SelectMany(file => reader.Read(file.Name, file.Rewound())))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }
}
