namespace Replay;

/// <summary>
/// An input file that can be read more than once. A pipe is copied to a temporary file first; <c>-</c> names standard
/// input.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly FileStream _stream;

    private InputFile(string name, FileStream stream)
    {
        Name = name;
        _stream = stream;
    }

    /// <summary>The name as given on the command line.</summary>
    public string Name { get; }

    /// <exception cref="UserErrorException">The file is missing or cannot be read.</exception>
    public static async Task<InputFile> OpenAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var file = name == "-" ? null : File.OpenRead(name);
            var stream = file is { CanSeek: true }
                ? file
                : await CopyToTemporaryAsync(file ?? Terminal.OpenInput(), cancellationToken);
            return new InputFile(name, stream);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UserErrorException(
                $"There is no file '{name}'; the name of one is required, or '-' for standard input.");
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new UserErrorException(Directory.Exists(name)
                ? $"'{name}' is a folder; a file is required."
                : $"The file '{name}' cannot be read: {closed.Message}");
        }
    }

    /// <summary>The stream, set back to its beginning.</summary>
    public Stream Rewound()
    {
        _stream.Position = 0;
        return _stream;
    }

    public void Dispose() => _stream.Dispose();

    private static async Task<FileStream> CopyToTemporaryAsync(Stream input, CancellationToken cancellationToken)
    {
        await using var read = input;
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 64 * 1024,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var copy = new FileStream(path, options);
        // On Unix an open file stays readable after its name is deleted, and is gone even if the process is killed.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        await input.CopyToAsync(copy, cancellationToken).WaitAsync(cancellationToken);
        return copy;
    }
}
